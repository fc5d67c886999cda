import Workbench

/// Applies a few operations, drawn evenly from fourteen, all with one magnitude.
///
/// Nothing; horizontal and vertical shear and translation, rotation; brightness, colour, contrast,
/// sharpness; posterising, solarising, stretching and equalising of values. Those that have a
/// direction take either, by an even chance. Bilinear; what lies outside of the image is filled.
///
/// - Source: Cubuk, Zoph, Shlens, Le, "RandAugment: Practical Automated Data Augmentation with a
///   Reduced Search Space", NeurIPS 2020, with the operations and magnitudes of torchvision, which
///   takes the nearest pixel unless told otherwise.
struct RandAugment: Augmentation {
  /// How many operations are applied to an image.
  var operations: Int = 2
  /// Strength of all operations, one of `bins` steps from 0.
  var magnitude: Int = 9
  /// Into how many steps the range of strengths is divided.
  var bins: Int = 31
  /// Grey level of what lies outside.
  var fill: Int = 0

  static let variants = ["operations=3 magnitude=30", "magnitude=0", "magnitude=1 bins=2 fill=255"]

  func validate() throws {
    try require((1...20).contains(operations), "operations", operations, "in 1 ... 20")
    try require((2...1000).contains(bins), "bins", bins, "in 2 ... 1000")
    try require(
      (0..<bins).contains(magnitude), "magnitude", magnitude, "in 0 ... \(bins - 1), below bins")
    try requireGrey("fill", fill)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    for _ in 0..<operations {
      let operation = Operation.allCases[random.integer(below: Operation.allCases.count)]
      let turned = operation.isSigned && random.chance(0.5)
      operation.apply(
        to: &image, strength(of: operation, image) * (turned ? -1 : 1),
        fill: UInt8(clamping: fill))
    }
  }

  /// The strength of an operation, in its own unit.
  func strength(of operation: Operation, _ image: Image) -> Double {
    let share = Double(magnitude) / Double(bins - 1)
    switch operation {
    case .identity, .autoContrast, .equalise: return 0
    case .shearX, .shearY: return 0.3 * share
    case .translateX: return 150.0 / 331 * Double(image.width) * share
    case .translateY: return 150.0 / 331 * Double(image.height) * share
    case .rotate: return 30 * share
    case .brightness, .colour, .contrast, .sharpness: return 0.9 * share
    case .posterise: return 8 - (4 * share).rounded(.toNearestOrEven)
    case .solarise: return 255 * (1 - share)
    }
  }

  /// What can be done to an image.
  enum Operation: String, CaseIterable {
    case identity, shearX, shearY, translateX, translateY, rotate
    case brightness, colour, contrast, sharpness, posterise, solarise, autoContrast, equalise

    /// Whether it has two directions.
    var isSigned: Bool {
      switch self {
      case .identity, .posterise, .solarise, .autoContrast, .equalise: false
      default: true
      }
    }

    /// Does it; translations are cut to whole pixels.
    func apply(to image: inout Image, _ strength: Double, fill: UInt8) {
      func warp(_ map: PlaneMap) { image.warp(by: map, fill: fill) }
      switch self {
      case .identity: return
      case .shearX: warp(PlaneMap([1, strength, 0], [0, 1, 0]))
      case .shearY: warp(PlaneMap([1, 0, 0], [strength, 1, 0]))
      case .translateX: warp(PlaneMap([1, 0, -strength.rounded(.towardZero)], [0, 1, 0]))
      case .translateY: warp(PlaneMap([1, 0, 0], [0, 1, -strength.rounded(.towardZero)]))
      case .rotate: warp(.undoing(angle: -strength, around: image.middle))
      case .brightness: image.mixColours(own: 1 + strength, grey: 0, offset: 0)
      case .colour: image.mixColours(own: 1 + strength, grey: -strength, offset: 0)
      case .contrast:
        image.mixColours(
          own: 1 + strength, grey: 0, offset: -strength * (image.meanGrey + 0.5).rounded(.down))
      case .sharpness: image.blend(with: image.smoothed(), factor: 1 + strength)
      case .posterise: image.posterise(bits: Int(strength))
      case .solarise: image.solarise(from: strength)
      case .autoContrast: image.stretchValues()
      case .equalise: image.equaliseValues()
      }
    }
  }
}
