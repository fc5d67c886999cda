/// The verification result of a run on one set of trials.
public struct Verification: Sendable {
  /// The name of the run, or of what was measured instead of one.
  public let name: String
  /// The trials.
  public let trials: Trials
  /// Scores by both similarities.
  public let scores: VerificationScores
  /// The numbers under the similarity that the loss prescribes.
  public let summary: VerificationSummary
  /// The numbers under the other similarity.
  ///
  /// Nil for raw pixels.
  public let other: VerificationSummary?
  /// The embedding of each photograph of the trials; nil for pixels.
  public let embeddings: Embeddings?
  /// How the photographs were seen.
  public let view: View
}

/// Measures trained runs on photographs that they never saw.
struct Evaluator: Sendable {
  /// Loader threads.
  let workers: Int

  /// Compares the pairs of trials by a run's embeddings.
  ///
  /// Embeddings are kept in the run's folder by the trials' manifest, and computed once.
  ///
  /// - Throws: ``DataError`` when the trials have no answers, ``ImageError``, ``EvaluationError``.
  func verify(_ run: Run, on trials: Trials) throws -> Verification {
    let embeddings = try embeddings(of: trials.photographs, by: run)
    return try result(
      run.name, trials, run.similarity, embeddings, view: run.experiment.view
    ) { same in
      try VerificationScores(
        embeddings, left: trials.left, right: trials.right, same: same, folds: trials.folds,
        people: trials.people)
    }
  }

  /// Compares the pairs by their raw pixels: what a model has to beat.
  ///
  /// - Parameter cache: a folder in which the scores are kept by the trials' manifest.
  func pixels(_ trials: Trials, view: View, cache: String) throws -> Verification {
    var data = FaceData(name: "trials", training: trials.photographs)
    data.testTrials = trials
    let path = "\(cache)/pixels/\(try manifest(of: data, view: view)).safetensors"
    let kept = (try? Safetensors(contentsOf: path))?.tensors["scores"]
    let scores: [Double]
    if let kept, kept.shape == [trials.count] {
      scores = kept.doubles
    } else {
      scores = try rawPixelScores(trials, view: view)
      try FileSystem.system.makeDirectories("\(cache)/pixels")
      try Safetensors(tensors: ["scores": Tensor(scores, shape: [scores.count])]).write(to: path)
    }
    return try result("raw pixels", trials, .cosine, nil, view: view) { same in
      VerificationScores(
        cosine: scores, euclidean: [], same: same, left: trials.left, right: trials.right,
        folds: trials.folds, people: trials.people)
    }
  }

  private func result(
    _ name: String, _ trials: Trials, _ similarity: Similarity, _ embeddings: Embeddings?,
    view: View, _ score: ([Bool]) throws -> VerificationScores
  ) throws -> Verification {
    guard let same = trials.same else {
      throw DataError(
        trials.photographs.root,
        "the answers of these pairs are not there; compare others, such as developmentTrials")
    }
    let scores = try score(same)
    let other: Similarity = similarity == .cosine ? .euclidean : .cosine
    return Verification(
      name: name, trials: trials, scores: scores,
      summary: try VerificationSummary(scores, by: similarity),
      other: embeddings == nil ? nil : try VerificationSummary(scores, by: other),
      embeddings: embeddings, view: view)
  }

  /// How well photographs find others of their person by a run's embeddings.
  ///
  /// - Throws: ``DataError`` when nobody is named on the photographs, ``EvaluationError``.
  func retrieve(_ run: Run, _ photographs: Photographs) throws -> Retrieval {
    let labels = try photographs.requiredLabels()
    var result = try embeddings(of: photographs, by: run).retrieval(
      labels: labels, by: run.similarity)
    result.name = run.name
    return result
  }

  /// Compares every photograph with every other one by a run's embeddings.
  ///
  /// - Throws: ``DataError`` when nobody is named on the photographs, ``EvaluationError``.
  func allPairs(_ run: Run, _ photographs: Photographs) throws -> AllPairs {
    let labels = try photographs.requiredLabels()
    return try embeddings(of: photographs, by: run).allPairs(labels: labels, by: run.similarity)
  }

  /// Top-1 and top-5 on photographs of the training's people.
  ///
  /// From margin-free logits; a loss without a classifier is measured by the cosine (or distance) to
  /// the mean embedding of each class of `training`.
  func classify(_ run: Run, _ photographs: Photographs, training: Photographs) throws
    -> ClassificationSummary
  {
    let rows = try embeddings(of: photographs, by: run)
    let model = try run.model().frozen()
    let tensor = Tensor(rows.values, shape: [rows.count, rows.width])
    var logits = try run.resolved.loss.logits(tensor, model.lossParameters)
    if logits == nil {
      let means = classMeans(try embeddings(of: training, by: run), training)
      logits = run.similarity == .cosine ? cosines(tensor, means) : -tensor.distances(to: means)
    }
    guard let logits else { throw DataError(run.path, "the run gives no class scores") }
    return try ClassificationSummary(ranks(of: photographs.labels, in: logits.floats))
  }

  private func classMeans(_ embeddings: Embeddings, _ photographs: Photographs) -> Tensor {
    let classes = photographs.classes.count
    let rows = Tensor(embeddings.values, shape: [embeddings.count, embeddings.width])
    let sums = rows.normalisedRows().scattering(photographs.labels, extent: classes)
    var counts = [Float](repeating: 0, count: classes)
    for label in photographs.labels { counts[label] += 1 }
    return sums / Tensor(counts.map { max(1, $0) }, shape: [classes, 1])
  }

  /// Names what is looked at, how, and by which code.
  private func manifest(of data: FaceData, view: View) throws -> String {
    runKey(parts: [
      "data": try manifestHash(of: data), "engine": Engine.trainingHash,
      "view": "\(view.crop ?? 0) \(view.resize) \(view.size)",
    ])
  }

  /// The embeddings of photographs by a run, from its folder when they were computed before.
  func embeddings(of photographs: Photographs, by run: Run) throws -> Embeddings {
    let data = FaceData(name: "photographs", training: photographs)
    let name = try manifest(of: data, view: run.experiment.view)
    let path = "\(run.path)/scores/\(name).safetensors"
    if let kept = try? Safetensors(contentsOf: path).tensors["embeddings"],
      kept.shape.count == 2, kept.shape[0] == photographs.count
    {
      return try Embeddings(kept.floats, width: kept.shape[1])
    }
    let store = ImageStore(photographs, view: run.experiment.view)
    let embedder = Embedder(
      try run.model(), size: run.experiment.view.size, flipAverage: run.experiment.flipAverage)
    let embeddings = try embedder.embeddings(
      of: store, workers: workers, isInterruptible: true)
    let tensor = Tensor(embeddings.values, shape: [embeddings.count, embeddings.width])
    try FileSystem.system.makeDirectories("\(run.path)/scores")
    try Safetensors(tensors: ["embeddings": tensor]).write(to: path)
    return embeddings
  }
}

extension Photographs {
  /// Who is on each photograph.
  fileprivate func requiredLabels() throws -> [Int] {
    guard !labels.isEmpty, labels.count == count else {
      throw DataError(root, "it is not known who is on these photographs")
    }
    return labels
  }
}

extension Trials {
  /// Who is on each photograph, where that is known of all.
  fileprivate var people: [Int]? {
    photographs.labels.count == photographs.count ? photographs.labels : nil
  }
}
