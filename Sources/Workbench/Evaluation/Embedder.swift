/// Turns photographs into embeddings with a trained network.
struct Embedder: Sendable {
  private var model: Model
  private let size: Int
  private let flipAverage: Bool
  private let batchSize = 128

  /// An embedder of a model as it stands.
  init(_ model: Model, size: Int, flipAverage: Bool) {
    self.model = model.frozen()
    self.size = size
    self.flipAverage = flipAverage
  }

  /// The embeddings of photographs of a store, central crops, in order.
  ///
  /// - Parameters:
  ///   - rows: which photographs; nil for every one.
  ///   - isInterruptible: whether a wish to stop ends it; validation is not, after which training
  ///     saves.
  /// - Throws: ``ImageError`` naming a file that cannot be read, ``Interrupted``.
  func embeddings(
    of store: ImageStore, rows: [Int]? = nil, workers: Int = 2, isInterruptible: Bool = false
  ) throws -> Embeddings {
    var model = model
    let (size, batchSize, flipAverage) = (size, batchSize, flipAverage)
    let count = rows?.count ?? store.photographs.count
    let batches = (count + batchSize - 1) / batchSize
    let loader = Prefetcher(
      count: batches, depth: 3, workers: workers, tools: LoaderTools.init
    ) { tools, index in
      let places = index * batchSize..<min(count, (index + 1) * batchSize)
      let images = try inputs(places.count, size: size) { index, part in
        let place = places.lowerBound + index
        try store.load(rows?[place] ?? place, into: &tools.image, with: tools.reader)
        tools.image.writeInput(to: part, size: size)
      }
      return (images, flipAverage ? mirroredInputs(images) : nil)
    }
    var values: [Float] = []
    var width = model.network.embeddingWidth
    while let (images, mirrored) = try loader.next() {
      if isInterruptible { try Interrupt.check() }
      var rows = model.embeddings(images)
      if let mirrored { rows = (rows + model.embeddings(mirrored)) / 2 }
      width = rows.shape[1]
      values += rows.floats
    }
    return try Embeddings(values, width: width)
  }
}
