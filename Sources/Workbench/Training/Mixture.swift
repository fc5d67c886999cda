/// How the images of a batch are mixed with each other, and so their classes.
///
/// The loss of a mixed batch is share · ℓ(y) + (1 - share) · ℓ(z), where z are the classes of the
/// partners.
public struct Mixture: Sendable, Equatable {
  /// For each row, the row that is mixed into it.
  public var partners: [Int]
  /// How much of each image, and of its class, is its own: 0 … 1.
  public var share: Double
  /// The part of the images that is replaced by the partners'; nil when all pixels are averaged.
  public var region: Region?

  /// A mixture of the given rows.
  public init(partners: [Int], share: Double, region: Region? = nil) {
    (self.partners, self.share, self.region) = (partners, share, region)
  }

  /// The images mixed; runs on the calling thread alone.
  ///
  /// - Shapes: `[batch, height, width, 3]`, as the result.
  package func mixed(_ images: Tensor) -> Tensor {
    require(
      partners.count == images.shape[0] && images.shape.count == 4,
      "\(partners.count) partners for images of \(images.shape)")
    let count = images.count / max(1, partners.count)
    let width = images.shape[2] * images.shape[3]
    return images.withBytes { bytes in
      Tensor.filling(images.shape) { target in
        let source = bytes.bindMemory(to: Float.self)
        guard let old = source.baseAddress, let new = target.baseAddress else { return }
        for (row, partner) in partners.enumerated() {
          let (own, other, mixed) = (old + row * count, old + partner * count, new + row * count)
          guard let region else {
            average(own, other, into: mixed, count: count)
            continue
          }
          mixed.update(from: own, count: count)
          for line in region.top..<region.top + region.height {
            let start = line * width + region.left * images.shape[3]
            (mixed + start).update(from: other + start, count: region.width * images.shape[3])
          }
        }
      }
    }
  }

  private func average(
    _ own: UnsafePointer<Float>, _ other: UnsafePointer<Float>,
    into mixed: UnsafeMutablePointer<Float>, count: Int
  ) {
    let (share, rest) = (Float(share), Float(1 - share))
    for place in 0..<count { mixed[place] = share * own[place] + rest * other[place] }
  }
}

/// The second classes of a mixed batch, and what the first ones count.
public struct MixedLabels: Sendable, Equatable {
  /// The class of what was mixed into each row.
  public let labels: [Int]
  /// How much the own classes count: 0 … 1.
  public let share: Double

  package init(_ mixture: Mixture, of own: [Int]) {
    labels = mixture.partners.map { own[$0] }
    share = mixture.share
  }

  /// For each row, of both classes the one that counts more.
  func leading(_ own: [Int]) -> [Int] { share < 0.5 ? labels : own }
}
