/// One batch of training images, ready for the network.
public struct Batch: Sendable {
  /// `[batch, size, size, 3]`.
  public let images: Tensor
  /// The class of each image.
  public let labels: [Int]
  /// Rows of the training set.
  public let rows: [Int]
  /// The classes mixed into those of ``labels``; nil when nothing is mixed.
  public var mixed: MixedLabels?
}

/// The batches of an epoch, made ahead of their use.
///
/// What is in a batch is a pure function of seed, epoch and place, so that neither the number of
/// loader threads nor an interruption changes it.
struct Epoch: Sendable {
  /// Batches that are loaded, or being loaded, before they are asked for.
  static let batchesAhead = 4
  let batches: [[Int]]
  private let number: Int
  private let store: ImageStore
  private let resolved: ResolvedExperiment
  private let random: Random

  /// Epoch `number`, from 0; with the prototypes of classes where its sampler asks for them.
  init(
    _ number: Int, of resolved: ResolvedExperiment, from store: ImageStore, seed: UInt64,
    prototypes: Tensor? = nil
  ) throws {
    self.number = number
    self.store = store
    self.resolved = resolved
    random = Random(seed: seed)
    batches = try resolved.sampler.batches(
      of: TrainingRows(
        store.photographs.labels, names: store.photographs.classes, epoch: number,
        random: random.split(RandomStream.sampler.rawValue), prototypes: prototypes))
  }

  /// The batches from `start` on, at most four of them ahead; `meter` counts what they take.
  func batches(
    from start: Int, workers: Int, meter: LoaderMeter = LoaderMeter()
  ) -> Prefetcher<Batch> {
    Prefetcher(
      count: batches.count - start, depth: Epoch.batchesAhead, workers: workers,
      tools: LoaderTools.init
    ) { tools, index in
      try meter.count(images: batches[start + index].count, &tools) { tools in
        try batch(start + index, with: &tools)
      }
    }
  }

  /// Loads, augments and normalises the images of a batch.
  func batch(_ index: Int) throws -> Batch {
    var tools = LoaderTools()
    return try batch(index, with: &tools)
  }

  private func batch(_ index: Int, with tools: inout LoaderTools) throws -> Batch {
    let rows = batches[index]
    let size = resolved.experiment.view.size
    let labels = rows.map { store.photographs.labels[$0] }
    let batchRandom = random.split(RandomStream.augmentation.rawValue, number, index)
    let images = try inputs(rows.count, size: size) { place, part in
      try store.load(rows[place], into: &tools.image, with: tools.reader)
      var imageRandom = batchRandom.split(place)
      for augmentation in resolved.augmentation {
        augmentation(&tools.image, size: size, random: &imageRandom)
      }
      tools.image.writeInput(to: part, size: size)
    }
    var mixRandom = random.split(RandomStream.mix.rawValue, number, index)
    let mixture = resolved.mix?.mixture(of: rows.count, size: size, random: &mixRandom)
    return Batch(
      images: mixture?.mixed(images) ?? images, labels: labels, rows: rows,
      mixed: mixture.map { MixedLabels($0, of: labels) })
  }
}
