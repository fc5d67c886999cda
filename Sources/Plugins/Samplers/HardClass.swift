import Workbench

/// Takes P classes and K images of each, classes together that the network confuses.
///
/// From the second epoch on, a pass deals all classes into neighbourhoods: a class at random with
/// its nearest of those not yet dealt, by the cosine of their prototypes. Prototypes are mean unit
/// embeddings of some images of each class under the network as the epoch began; checkpoints keep
/// them, so that a training that was stopped goes on with the same batches. In the first epoch
/// there are none, and classes come in random order.
///
/// A pass visits every class once, neighbourhoods in random order. An epoch begins a new pass and
/// has the length of one of `classes-per-batch`; within it all classes are visited equally often,
/// up to once, and rows are taken as there. Prototypes cost a forward pass of their images every
/// epoch.
///
/// - Source: Suh, Han, Kim, Lee, "Stochastic Class-based Hard Example Mining for Deep Metric
///   Learning", CVPR 2019: a random class with its nearest. There the signatures of classes are
///   learned; prototypes, and the cover of all classes, are ours.
struct HardClass: Sampler {
  /// P, classes in one batch.
  var classes = 64
  /// K, images of each class.
  var images = 2
  /// Classes of a neighbourhood, of which a batch holds several; none makes the batch one.
  var neighbours: Int?
  /// Images of each class that its prototype is the mean of.
  var prototypeImages = 8
  /// For classes with too few images: refuse the data, skip them, or repeat their images.
  var shortClasses = ShortClasses.refuse

  func validate() throws {
    try require((2...1_000_000).contains(classes), "classes", classes, "in 2…1000000")
    try require((1...1_000_000).contains(images), "images", images, "in 1…1000000")
    if let neighbours {
      try require((2...1_000_000).contains(neighbours), "neighbours", neighbours, "in 2…1000000")
    }
    try require(
      (1...1_000_000).contains(prototypeImages), "prototypeImages", prototypeImages,
      "in 1…1000000")
  }

  func batchCount(of rows: TrainingRows) throws -> Int { try batch.count(members(rows)) }

  func batches(of rows: TrainingRows) throws -> [[Int]] {
    let members = try members(rows)
    let random = rows.epochRandom.split(1)
    let prototypes = rows.prototypes.map { prototypes in
      prototypes.gathering(members.map { rows.labels[$0[0]] }).normalisedRows()
    }
    return batch.batches(of: members, rows, fromNewPass: true) { pass in
      var random = random.split(pass)
      let order = random.shuffled(Array(members.indices))
      guard let prototypes else { return order }
      let cover = neighbourhoods(of: prototypes, size: neighbours ?? classes, order: order)
      return random.shuffled(cover).flatMap(\.self)
    }
  }

  private var batch: ClassBatch { ClassBatch(classes: classes, images: images) }

  private func members(_ rows: TrainingRows) throws -> [[Int]] {
    try usableClasses(
      rows, images: images, short: shortClasses, wanted: classes, sampler: Self.name)
  }
}
