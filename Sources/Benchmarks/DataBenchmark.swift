internal import Foundation
internal import Plugins
public import Workbench

/// Times how photographs become batches: decoded alone, augmented, from a decoded copy, and beside
/// training steps, where loader threads and the step compete for processors.
public struct DataBenchmark: Sendable {
  /// A folder with a folder for each person, or in the assignment's layout; nil draws faces.
  public var folder: String?
  /// What is done to each photograph.
  public var augmentation: [PluginSpecification] = ["crop", "flip", "colour-jitter"]
  /// How photographs are seen.
  public var view = View(resize: 128, size: 112)
  /// Images in a batch.
  public var batch = 32
  /// Threads that load.
  public var workers = 2
  /// Seconds for each measurement.
  public var seconds = 2.0
  /// The network of the steps; nil measures none.
  public var architecture: PluginSpecification?

  /// Batches of 32 images of 112 pixels, from two threads.
  public init() {}

  /// Runs the benchmark.
  ///
  /// - Throws: ``DataError``, ``ImageError``, ``StorageError``, ``RegistryError``, ``OptionError``.
  public func run() throws -> DataRates {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "workbench-bench-data-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    let photographs = try photographs(scratch)
    let resolved = try resolved()
    var rates = DataRates(
      photographs: photographs.count, view: view, batch: batch, workers: workers,
      threads: Threads.count, augmentation: augmentation.map(\.text),
      architecture: architecture?.text)
    _ = try view.decodingRate(of: photographs, workers: workers)
    let decoding = try view.decodingRate(of: photographs, workers: workers)
    rates.add("decoding", decoding.images, megabytes: decoding.megabytes)
    for from in BatchSource.Source.allCases {
      let source = try BatchSource(
        resolved, of: photographs, from: from, scratch: scratch, workers: workers)
      let images = try measure { try source.next() }.images
      rates.add(
        from == .files ? "decoding and augmentation" : "decoded copy and augmentation", images,
        megabytes: images * source.threadRate.megabytes / source.threadRate.images)
    }
    if architecture != nil { try addSteps(resolved, photographs, scratch, &rates) }
    return rates
  }

  private func photographs(_ scratch: String) throws -> Photographs {
    guard let folder else {
      var options = SyntheticOptions()
      (options.identities, options.photographs, options.heldOutIdentities) = (10, 12, 0)
      options.side = 250
      return try syntheticData(options, in: scratch + "/faces").training
    }
    let kind = FileManager.default.fileExists(atPath: folder + "/classification")
    let source = PluginSpecification(kind ? "assignment" : "image-folder")
    return try Registry.standard.dataSource(source.setting("directory", to: folder)).load().training
  }

  private func resolved() throws -> ResolvedExperiment {
    try ResolvedExperiment(
      Experiment(
        architecture: architecture ?? "starter", loss: "softmax bias=true",
        sampler: PluginSpecification("uniform batch-size=\(batch)"), augmentation: augmentation,
        optimizer: "sgd learning-rate=0.01", view: view),
      registry: .standard)
  }

  /// Images a second, and the share of the time in which `take` waited for a batch.
  private func measure(
    _ take: () throws -> Batch, step: (Batch) throws -> Void = { _ in }
  ) throws -> (images: Double, waiting: Double) {
    // The first ones come from an empty pipeline and meet fresh memory.
    for _ in 0..<4 { try step(try take()) }
    let clock = ContinuousClock()
    let start = clock.now
    var (images, waited) = (0, Duration.zero)
    while clock.now - start < .seconds(seconds) {
      let asked = clock.now
      let batch = try take()
      waited += clock.now - asked
      images += batch.rows.count
      try step(batch)
    }
    let time = clock.now - start
    return (Double(images) / (time / .seconds(1)), waited / time)
  }

  private func addSteps(
    _ resolved: ResolvedExperiment, _ photographs: Photographs, _ scratch: String,
    _ rates: inout DataRates
  ) throws {
    var steps = try TrainingSteps(resolved, classes: photographs.classes.count)
    let first = try BatchSource(
      resolved, of: photographs, from: .files, scratch: scratch, workers: workers
    ).next()
    let alone = try measure({ first }, step: { try steps.take($0) })
    rates.add("step on one batch again and again", alone.images)
    for from in BatchSource.Source.allCases {
      let source = try BatchSource(
        resolved, of: photographs, from: from, scratch: scratch, workers: workers)
      let (images, waiting) = try measure({ try source.next() }, step: { try steps.take($0) })
      rates.add(
        from == .files ? "step beside decoding" : "step beside a decoded copy", images,
        waiting: waiting)
    }
  }
}

/// Training steps of one model.
private struct TrainingSteps {
  private var learner: Learner
  private var count = 0

  init(_ resolved: ResolvedExperiment, classes: Int) throws {
    let registry = Registry.standard
    let loss = try registry.loss(resolved.experiment.loss)
    learner = Learner(
      model: try resolved.model(classes: classes, seed: 1), loss: loss,
      optimizer: try registry.optimizer(resolved.experiment.optimizer))
  }

  mutating func take(_ batch: Batch) throws {
    count += 1
    _ = try learner.step(
      images: batch.images, labels: batch.labels, learningRate: 1e-4,
      random: Random(seed: 1).split(count))
  }
}
