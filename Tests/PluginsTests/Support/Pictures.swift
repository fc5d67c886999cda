import Autograd
import Plugins

/// A square picture of random bytes.
func noise(side: Int, seed: UInt64) -> Image {
  var random = Random(seed: seed)
  return Image(
    height: side, width: side,
    pixels: (0..<side * side * 3).map { _ in UInt8(random.integer(below: 256)) })
}

/// A picture whose red is the row and whose green is the column of each pixel.
func coordinates(height: Int, width: Int) -> Image {
  Image(
    height: height, width: width,
    pixels: (0..<height * width).flatMap { [UInt8($0 / width), UInt8($0 % width), 7] })
}

extension Image {
  /// A copy after a change.
  func changed(_ change: (inout Image) throws -> Void) rethrows -> Image {
    var copy = self
    try change(&copy)
    return copy
  }
}
