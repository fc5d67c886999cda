public import Workbench

extension TrainingCurves {
  /// Loss of steps and epochs, validation and learning rate of a run.
  public init(_ run: Run, label: String = "training", width: Int = 800) {
    let perEpoch = Double(run.steps.count) / Double(max(1, run.epochs.count))
    func points(_ name: String) -> [Point] {
      run.epochs.compactMap { event in
        event.values[name].map { Point(Double(event.epoch + 1), $0) }
      }
    }
    let steps = run.steps.compactMap { event in
      event.values["loss"].map { Point(Double(event.step) / max(1, perEpoch), $0) }
    }
    let rates = run.steps.compactMap { event in
      event.values["learning-rate"].map { Point(Double(event.step) / max(1, perEpoch), $0) }
    }
    let measured = [
      ("AUC", "validation.auc"), ("top-1", "validation.top1"),
      ("AUC, averaged", "validation.averaged.auc"), ("top-1, averaged", "validation.averaged.top1"),
    ]
    self.init(
      label: label, loss: points("loss"), stepLoss: steps,
      validation: measured.map { (name: $0, points: points($1)) }.filter { !$0.points.isEmpty },
      learningRate: rates, width: width)
  }
}

extension ROCChart {
  /// The curves of several verifications of the same trials.
  ///
  /// - Throws: ``EvaluationError`` when scores hold a NaN.
  public init(
    _ verifications: [Verification], label: String = "roc", isLogarithmic: Bool = false,
    width: Int = 800
  ) throws {
    self.init(
      label: label,
      curves: try verifications.map { result in
        Curve(
          result.name,
          try ROC(result.scores.scores(result.summary.similarity), same: result.scores.same),
          area: result.summary.auc)
      }, isLogarithmic: isLogarithmic, width: width)
  }
}

extension ScoreHistogram {
  /// Scores of same and different pairs, with the best threshold.
  public init(_ result: Verification, label: String = "scores", width: Int = 800) {
    let isCosine = result.summary.similarity == .cosine
    self.init(
      label: label, scores: result.scores.scores(result.summary.similarity),
      same: result.scores.same, threshold: result.summary.bestAccuracy.threshold,
      measure: isCosine ? "cosine similarity" : "negated Euclidean distance", width: width)
  }
}

extension EmbeddingPlane {
  /// The first two principal components of a verification's embeddings, for its people with most
  /// photographs.
  ///
  /// - Throws: ``EvaluationError`` when there are no finite embeddings.
  public init(
    _ result: Verification, people: Int = 12, label: String = "embeddings", width: Int = 800
  ) throws {
    let photographs = result.trials.photographs
    guard let embeddings = result.embeddings, !photographs.labels.isEmpty else {
      self.init(label: label, points: [], labels: [], classes: [], width: width)
      return
    }
    let counts = Dictionary(grouping: photographs.labels) { $0 }.mapValues(\.count)
    let largest = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(people).map(
      \.key)
    let place = Dictionary(uniqueKeysWithValues: largest.sorted().enumerated().map { ($1, $0) })
    let rows = photographs.labels.indices.filter { place[photographs.labels[$0]] != nil }
    let chosen = try Embeddings(
      rows.flatMap { row in
        embeddings.values[row * embeddings.width..<(row + 1) * embeddings.width]
      }, width: embeddings.width)
    let components = try PrincipalComponents(of: chosen)
    self.init(
      label: label, points: components.coordinates.map { Point($0[0], $0[1]) },
      labels: rows.compactMap { place[photographs.labels[$0]] },
      classes: largest.sorted().map { photographs.classes[$0] }, width: width)
  }
}

extension Comparison {
  /// The mean areas under the curves of repeated verifications.
  public init(
    _ repeated: [RepeatedVerification], baseline: Verification? = nil, width: Int = 800
  ) {
    self.init(
      measure: "AUC", arms: repeated.map { Arm($0.name, $0.auc) },
      baseline: baseline.map { ($0.name, $0.summary.auc.value) }, width: width)
  }

  /// The areas under the curves of several verifications.
  public init(_ verifications: [Verification], baseline: Verification? = nil, width: Int = 800) {
    self.init(
      measure: "AUC", arms: verifications.map { Arm($0.name, $0.summary.auc) },
      baseline: baseline.map { ($0.name, $0.summary.auc.value) }, width: width)
  }
}
