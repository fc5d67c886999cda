import Foundation
import Plugins
import TestSupport
import Testing

/// A small picture and what torchvision makes of it; see the note beside the file.
struct TorchvisionCases: Decodable {
  struct Case: Decodable {
    let name: String
    let parameters: [String: Double]
    let height: Int
    let width: Int
    let pixels: String

    /// What torchvision made.
    var image: Image { Image(height: height, width: width, pixels: bytes(pixels)) }

    /// A parameter that the case must have.
    func callAsFunction(_ name: String) throws -> Double { try #require(parameters[name]) }
  }

  let height: Int
  let width: Int
  let pixels: String
  let cases: [Case]

  /// The picture.
  var image: Image { Image(height: height, width: width, pixels: bytes(pixels)) }

  static func load() throws -> TorchvisionCases {
    let path = "\(packageFolder)/Tests/Fixtures/augmentations/torchvision.json"
    return try JSONDecoder().decode(
      TorchvisionCases.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// Checks every case of a name; there must be some.
  static func expect(
    _ name: String, within levels: Int, _ make: (Image, Case) throws -> Image
  ) throws {
    let all = try load()
    let cases = all.cases.filter { $0.name == name }
    #expect(!cases.isEmpty, "no case is named \(name)")
    for one in cases {
      let made = try make(all.image, one)
      let worst = difference(made, one.image)
      #expect(worst <= levels, "\(name) \(one.parameters): \(worst) grey levels apart")
    }
  }
}

/// The greatest difference between two pictures of one size, in grey levels.
func difference(_ a: Image, _ b: Image) -> Int {
  guard a.height == b.height, a.width == b.width else { return 256 }
  return zip(a.pixels, b.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
}

/// The bytes that a text of hexadecimal digits stands for.
private func bytes(_ text: String) -> [UInt8] {
  let digits = text.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
  return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
