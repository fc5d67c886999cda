public import Plugins

/// What every augmentation must satisfy.
public enum AugmentationLaws {
  /// All laws.
  public static let all: [Law<any Augmentation>] = [
    repeats, threads, changes, inputs, sizes, plain,
  ]

  private static let size = 32

  private static func applied(
    _ augmentation: any Augmentation, to image: Image, seed: UInt64, size: Int = size
  ) -> Image {
    var image = image
    var random = Random(seed: seed)
    augmentation(&image, size: size, random: &random)
    return image
  }

  /// A square picture of random bytes.
  private static func noise(side: Int, seed: UInt64) -> Image {
    noise(height: side, width: side, seed: seed)
  }

  private static func noise(height: Int, width: Int, seed: UInt64) -> Image {
    var random = Random(seed: seed)
    return Image(
      height: height, width: width,
      pixels: (0..<height * width * 3).map { _ in UInt8(random.integer(below: 256)) })
  }

  static let repeats = Law<any Augmentation>("the result is a pure function of image and generator")
  {
    augmentation, _ in
    let image = noise(side: 40, seed: 1)
    for seed in 0..<8 as Range<UInt64> {
      let again = applied(augmentation, to: image, seed: seed)
      if applied(augmentation, to: image, seed: seed) != again {
        return "seed \(seed) gives another image the second time"
      }
    }
    return nil
  }

  static let threads = Law<any Augmentation>("the number of threads changes nothing") {
    augmentation, _ in
    let image = noise(side: 36, seed: 2)
    func results(workers: Int) throws -> [Image] {
      let maker = Prefetcher(count: 16, depth: 8, workers: workers) { index in
        applied(augmentation, to: image, seed: UInt64(index))
      }
      return try (0..<16).compactMap { _ in try maker.next() }
    }
    let alone = try results(workers: 1)
    return try results(workers: 4) == alone ? nil : "four threads make other images than one"
  }

  static let changes = Law<any Augmentation>("something changes, and not always alike") {
    augmentation, _ in
    let image = noise(side: 40, seed: 1)
    let results = (0..<40 as Range<UInt64>).map { applied(augmentation, to: image, seed: $0) }
    guard results.contains(where: { $0 != image }) else { return "40 seeds change nothing" }
    return results.contains { $0 != results[0] } ? nil : "40 seeds give one image"
  }

  static let inputs = Law<any Augmentation>("the network's input can be made of the result") {
    augmentation, _ in
    for side in [32, 33, 40, 64] {
      for seed in 0..<20 as Range<UInt64> {
        let result = applied(augmentation, to: noise(side: side, seed: seed), seed: seed)
        guard result.height >= size, result.width >= size else {
          return "of \(side) pixels, \(result.width) × \(result.height) are left; "
            + "the network takes \(size)"
        }
        guard result.pixels.count == result.height * result.width * 3 else {
          return "an image of \(result.width) × \(result.height) has \(result.pixels.count) bytes"
        }
        let input = Workbench.inputs(of: [result], size: size)
        guard input.shape == [1, size, size, 3], input.floats.allSatisfy({ abs($0) <= 1 }) else {
          return "the input made of it has shape \(input.shape), or values outside -1…1"
        }
      }
    }
    return nil
  }

  static let sizes = Law<any Augmentation>("images of any size and shape stay large enough") {
    augmentation, effort in
    var draw = Random(seed: 5)
    for trial in 0..<(effort == .quick ? 40 : 200) {
      // The first are the smallest there are.
      let size = trial < 10 ? 1 + trial / 3 : 1 + draw.integer(below: 24)
      let (height, width) = (size + draw.integer(below: 12), size + draw.integer(below: 12))
      let image = noise(height: height, width: width, seed: UInt64(trial))
      let result = applied(augmentation, to: image, seed: UInt64(trial), size: size)
      guard result.height >= size, result.width >= size,
        result.pixels.count == result.height * result.width * 3
      else {
        return "of \(width) × \(height) pixels, \(result.width) × \(result.height) in "
          + "\(result.pixels.count) bytes are left; the network takes \(size)"
      }
      guard result == applied(augmentation, to: image, seed: UInt64(trial), size: size) else {
        return "\(width) × \(height) pixels become another image the second time"
      }
    }
    return nil
  }

  static let plain = Law<any Augmentation>("black and white pictures stay pictures") {
    augmentation, _ in
    for value in [UInt8(0), 255] {
      let image = Image(
        height: 40, width: 40, pixels: [UInt8](repeating: value, count: 40 * 40 * 3))
      for seed in 0..<20 as Range<UInt64> {
        let result = applied(augmentation, to: image, seed: seed)
        guard result.height >= size else { return "of 40 rows \(result.height) are left" }
      }
    }
    return nil
  }
}
