extension TrainingState {
  /// Makes the prototypes of an epoch whose sampler asks for them, as its first step is due.
  ///
  /// The first epoch has none: an untrained network knows no class from another. In the middle of an
  /// epoch they are those that its checkpoint kept, for the model has gone on since.
  ///
  /// - Throws: ``DataError`` when the checkpoint kept none, ``ImageError``, ``Interrupted``.
  mutating func makePrototypes(
    _ resolved: ResolvedExperiment, of store: ImageStore, seed: UInt64, place: String
  ) throws {
    let images = resolved.sampler.prototypeImages
    guard images > 0, epoch > 0, prototypes == nil else { return }
    guard stepInEpoch == 0 else {
      throw DataError(place, "the prototypes that the sampler of this epoch saw are missing")
    }
    let labels = store.photographs.labels
    let random = Random(seed: seed).split(RandomStream.prototypes.rawValue, epoch)
    let rows = someRows(of: labels, images: images, random: random)
    let embedder = Embedder(
      learner.model, size: resolved.experiment.view.size, flipAverage: false)
    let embeddings = try embedder.embeddings(of: store, rows: rows, isInterruptible: true)
    prototypes = embeddings.prototypes(
      labels: rows.map { labels[$0] }, classes: store.photographs.classes.count)
  }

  /// What prototypes add to a checkpoint.
  func prototypeBytes(_ resolved: ResolvedExperiment, classes: Int) -> Int {
    resolved.sampler.prototypeImages > 0 ? classes * learner.model.network.embeddingWidth * 4 : 0
  }
}

/// At most `images` rows of each class, drawn at random, in the order of rows.
func someRows(of labels: [Int], images: Int, random: Random) -> [Int] {
  var random = random
  var left: [Int: Int] = [:]
  return random.shuffled(Array(labels.indices)).filter { row in
    let rest = left[labels[row], default: images]
    left[labels[row]] = rest - 1
    return rest > 0
  }.sorted()
}

extension Embeddings {
  /// The mean unit embedding of each class, `[classes, width]`; zero for a class without rows.
  func prototypes(labels: [Int], classes: Int) -> Tensor {
    var sums = [Double](repeating: 0, count: classes * width)
    let counts = labels.reduce(into: [Double](repeating: 0, count: classes)) { $0[$1] += 1 }
    for (row, label) in labels.enumerated() {
      let embedding = values[row * width..<(row + 1) * width]
      let length = embedding.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      guard length > 1e-12 else { continue }
      for (column, value) in embedding.enumerated() {
        sums[label * width + column] += Double(value) / (length * counts[label])
      }
    }
    return Tensor(sums.map(Float.init), shape: [classes, width])
  }
}
