public import Plugins

/// What every mix must satisfy.
public enum MixLaws {
  /// All laws.
  public static let all: [Law<any Mix>] = [
    repeats, differs, shares, partners, pixels, weights, one,
  ]

  /// Rows and sides of batches; the first are the smallest there are.
  private static let batches = [(1, 1), (1, 8), (2, 1), (2, 5), (3, 32), (8, 17)]

  /// How the first violation reads among mixtures of many seeds and batches.
  private static func first(
    _ mix: any Mix, _ effort: LawEffort,
    _ violation: (Mixture, _ rows: Int, _ size: Int) throws -> String?
  ) rethrows -> String? {
    for (rows, size) in batches {
      for seed in 0..<(effort == .quick ? 40 : 1000) as Range<UInt64> {
        var random = Random(seed: seed)
        guard let mixture = mix.mixture(of: rows, size: size, random: &random) else { continue }
        if let words = try fault(mixture, rows, size) ?? violation(mixture, rows, size) {
          return "of \(rows) images of \(size) pixels, seed \(seed): \(words)"
        }
      }
    }
    return nil
  }

  /// Why images cannot be mixed so, or nil when they can.
  private static func fault(_ mixture: Mixture, _ rows: Int, _ size: Int) -> String? {
    guard mixture.partners.count == rows, mixture.partners.allSatisfy((0..<rows).contains) else {
      return "the partners are \(mixture.partners)"
    }
    guard let region = mixture.region else { return nil }
    let isWithin =
      min(region.top, region.left, region.height, region.width) >= 0
      && max(region.top + region.height, region.left + region.width) <= size
    return isWithin ? nil : "\(region) is not within the image"
  }

  static let repeats = Law<any Mix>("the mixture is a pure function of batch and generator") {
    mix, effort in
    for (rows, size) in batches {
      for seed in 0..<(effort == .quick ? 40 : 1000) as Range<UInt64> {
        var (once, again) = (Random(seed: seed), Random(seed: seed))
        let mixture = mix.mixture(of: rows, size: size, random: &once)
        // Another batch in between, as another thread's would be.
        var other = Random(seed: seed &+ 1)
        _ = mix.mixture(of: rows + 1, size: size, random: &other)
        guard mix.mixture(of: rows, size: size, random: &again) == mixture else {
          return "seed \(seed) mixes \(rows) images of \(size) pixels otherwise the second time"
        }
      }
    }
    return nil
  }

  static let differs = Law<any Mix>("something is mixed, and not always alike") { mix, _ in
    let mixtures = (0..<40 as Range<UInt64>).map { seed in
      var random = Random(seed: seed)
      return mix.mixture(of: 6, size: 16, random: &random)
    }
    guard mixtures.contains(where: { $0 != nil }) else { return "40 seeds mix nothing" }
    return mixtures.contains { $0 != mixtures[0] } ? nil : "40 seeds give one mixture"
  }

  static let shares = Law<any Mix>("the weights of a row's classes are in 0 … 1 and add up to one")
  {
    mix, effort in
    first(mix, effort) { mixture, rows, _ in
      let labels = MixedLabels(mixture, of: Array(0..<rows))
      let weights = [labels.share, 1 - labels.share]
      guard weights.allSatisfy({ (0...1).contains($0) }) else { return "they are \(weights)" }
      return abs(weights[0] + weights[1] - 1) < 1e-12 ? nil : "they are \(weights)"
    }
  }

  static let partners = Law<any Mix>("every row has one partner, a row of the batch") {
    // Which is looked at wherever images are mixed.
    mix, effort in first(mix, effort) { _, _, _ in nil }
  }

  static let pixels = Law<any Mix>("images keep their shape, and pixels their range") {
    mix, effort in
    first(mix, effort) { mixture, rows, size in
      var random = Random(seed: 3)
      let images = Tensor.uniform([rows, size, size, 3], bound: 1, random: &random)
      let mixed = mixture.mixed(images)
      guard mixed.shape == images.shape else { return "they become \(mixed.shape)" }
      let (least, most) = (images.floats.min() ?? 0, images.floats.max() ?? 0)
      // An average of two floats may round to the one beyond the larger.
      let slack = 1e-6 * max(abs(least), abs(most))
      return mixed.floats.first { $0 < least - slack || $0 > most + slack }.map {
        "pixels in \(least) … \(most) become \($0)"
      }
    }
  }

  static let weights = Law<any Mix>("a class counts as much as its image is seen") { mix, effort in
    first(mix, effort) { mixture, rows, size in
      let count = size * size * 3
      let values = (0..<rows * count).map { Float($0 / count) }
      let mixed = mixture.mixed(Tensor(values, shape: [rows, size, size, 3])).floats
      for (row, partner) in mixture.partners.enumerated() {
        let mean = mixed[row * count..<(row + 1) * count].reduce(0.0) { $0 + Double($1) }
        let expected = mixture.share * Double(row) + (1 - mixture.share) * Double(partner)
        guard abs(mean / Double(count) - expected) > 1e-5 * Double(rows) else { continue }
        return "its share is \(mixture.share), but row \(row), of \(row)s, mixed with \(partner)s "
          + "has mean \(mean / Double(count))"
      }
      return nil
    }
  }

  static let one = Law<any Mix>("an image alone stays as it is") { mix, effort in
    first(mix, effort) { mixture, rows, size in
      guard rows == 1 else { return nil }
      var random = Random(seed: 3)
      let image = Tensor.uniform([1, size, size, 3], bound: 1, random: &random)
      let error = zip(mixture.mixed(image).floats, image.floats).map { abs($0 - $1) }.max() ?? 0
      return error <= 1e-6 ? nil : "a pixel is off by \(error)"
    }
  }
}
