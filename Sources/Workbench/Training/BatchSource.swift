/// Batches of an experiment without end, epoch after epoch, for measuring how fast they come.
package final class BatchSource {
  /// Where photographs come from.
  package enum Source: String, Sendable, CaseIterable {
    /// Their files, decoded each time.
    case files
    /// A decoded copy.
    case copy
  }

  private let resolved: ResolvedExperiment
  private let store: ImageStore
  private let workers: Int
  private let loader = LoaderMeter()
  private var number = 0
  private var batches: Prefetcher<Batch>?

  /// A source that makes nothing yet, or only a decoded copy in the folder `scratch`.
  ///
  /// - Throws: ``ImageError``, ``StorageError``.
  package init(
    _ resolved: ResolvedExperiment, of photographs: Photographs, from source: Source,
    scratch: String, workers: Int
  ) throws {
    let view = resolved.experiment.view
    var decoded: DecodedCopy?
    if source == .copy {
      var cache = DecodedCache(folder: scratch)
      cache.worthwhile = 0
      let outcome = try cache.copy(
        of: photographs, as: view, .on, passes: 2, contents: scratch + "/contents")
      switch outcome {
      case .found(let copy), .made(let copy, _): decoded = copy
      case .none(let reason): throw DataError(scratch, reason ?? "no decoded copy was made")
      }
    }
    store = ImageStore(photographs, view: view, budgetBytes: 0, decoded: decoded)
    (self.resolved, self.workers) = (resolved, workers)
  }

  /// The next batch.
  ///
  /// - Throws: ``ImageError``, ``DataError`` where the sampler makes none.
  package func next() throws -> Batch {
    if let batch = try batches?.next() { return batch }
    let epoch = try Epoch(number, of: resolved, from: store, seed: 1)
    number += 1
    let loader = epoch.batches(from: 0, workers: workers, meter: loader)
    batches = loader
    guard let batch = try loader.next() else {
      throw DataError(store.photographs.root, "the sampler made no batch")
    }
    return batch
  }

  /// Photographs and megabytes that one thread makes ready in a second of a processor.
  package var threadRate: (images: Double, megabytes: Double) {
    let sums = loader.sums
    return (sums.imagesPerSecond, sums.megabytesPerSecond)
  }
}

extension View {
  /// Photographs that threads decode and resize in a second, and megabytes of their files.
  ///
  /// - Throws: ``ImageError``.
  package func decodingRate(
    of photographs: Photographs, workers: Int
  ) throws -> (images: Double, megabytes: Double) {
    let (start, part) = (ContinuousClock.now, 32)
    let loader = Prefetcher(
      count: (photographs.count + part - 1) / part, depth: 4 * workers, workers: workers,
      tools: LoaderTools.init
    ) { tools, index in
      let before = tools.reader.bytesRead
      for row in index * part..<min(photographs.count, (index + 1) * part) {
        try tools.reader.load(photographs.path(row), as: self, into: &tools.image)
      }
      return tools.reader.bytesRead - before
    }
    var bytes = 0
    while let read = try loader.next() { bytes += read }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return (Double(photographs.count) / seconds, Double(bytes) / seconds / 1e6)
  }
}
