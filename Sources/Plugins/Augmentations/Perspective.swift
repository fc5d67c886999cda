import Workbench

/// Shows the image as if it were seen from a random side.
///
/// Each corner moves inwards by a random part of half the side, at most `distortion` of it; bilinear,
/// and what lies outside of the image is filled.
///
/// - Source: torchvision's `RandomPerspective`, whose corners are the upper left ones of pixels.
struct Perspective: Augmentation {
  /// How far corners may move, 0 … 1.
  var distortion: Double = 0.5
  /// How often an image is changed.
  var probability: Double = 0.5
  /// Grey level of what lies outside.
  var fill: Int = 0

  static let variants = ["probability=1 distortion=1", "distortion=0.2 fill=255"]

  func validate() throws {
    try require((0...1).contains(distortion), "distortion", distortion, "in 0 ... 1")
    try requireProbability(probability)
    try requireGrey("fill", fill)
  }

  func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
    guard random.chance(probability) else { return }
    let corners = corners(ofHeight: image.height, width: image.width, &random)
    let (right, bottom) = (Double(image.width - 1), Double(image.height - 1))
    let square: [SIMD2<Double>] = [[0, 0], [right, 0], [right, bottom], [0, bottom]]
    // Corners of the smallest images may fall together; those stay as they are.
    guard let map = PlaneMap(corners, to: square) else { return }
    image.warp(by: map, fill: UInt8(clamping: fill))
  }

  /// Where the corners go, clockwise from the upper left one.
  func corners(ofHeight height: Int, width: Int, _ random: inout Random) -> [SIMD2<Double>] {
    let (farX, farY) = (
      Int(distortion * Double(width / 2)), Int(distortion * Double(height / 2))
    )
    func near(_ far: Int) -> Double { Double(random.integer(from: 0, to: far)) }
    func end(_ side: Int, _ far: Int) -> Double {
      Double(random.integer(from: side - 1 - far, to: side - 1))
    }
    let upperLeft = SIMD2(near(farX), near(farY))
    let upperRight = SIMD2(end(width, farX), near(farY))
    let lowerRight = SIMD2(end(width, farX), end(height, farY))
    let lowerLeft = SIMD2(near(farX), end(height, farY))
    return [upperLeft, upperRight, lowerRight, lowerLeft]
  }
}
