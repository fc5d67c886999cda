import Foundation
import Testing
import Workbench

/// A fresh folder, removed when the value goes away.
final class Folder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "workbench-data-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with its folders, and gives its path.
  @discardableResult func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult func write(_ text: String, _ name: String) throws -> String {
    try write(Array(text.utf8), name)
  }
}

/// A baseline JPEG made by hand: every block is one zero DC and no AC, so every sample is 128.
///
/// One component is grey, three are colour, four CMYK. Each component is a scan of its own;
/// `repeats` writes them so many times.
func handmadeJPEG(
  width: Int, height: Int, components: Int = 1, repeats: Int = 1, precision: UInt8 = 8
) -> [UInt8] {
  func word(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
  let ids = (1...components).map { UInt8($0) }
  var bytes: [UInt8] = [0xFF, 0xD8]
  bytes += [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
  bytes += [0xFF, 0xC0] + word(8 + 3 * components) + [precision]
  bytes += word(height) + word(width) + [UInt8(components)] + ids.flatMap { [$0, 0x11, 0] }
  for table: UInt8 in [0x00, 0x10] {
    bytes += [0xFF, 0xC4, 0, 20, table, 1] + [UInt8](repeating: 0, count: 15) + [0]
  }
  let blocks = ((width + 7) / 8) * ((height + 7) / 8)
  let coded = [UInt8](repeating: 0, count: min(blocks, 4096) / 4) + [blocks % 4 == 0 ? 0 : 0x3F]
  for _ in 0..<repeats {
    for id in ids {
      bytes += [0xFF, 0xDA, 0, 8, 1, id, 0, 0, 63, 0] + (blocks == 1 ? [0x3F] : coded)
    }
  }
  return bytes + [0xFF, 0xD9]
}

/// A picture with a different value nearly everywhere.
func gradient(height: Int, width: Int) -> Image {
  Image(
    height: height, width: width,
    pixels: (0..<height * width).flatMap { i -> [UInt8] in
      let (y, x) = (i / width, i % width)
      return [
        UInt8(x * 255 / max(1, width - 1)), UInt8(y * 255 / max(1, height - 1)),
        UInt8((x + y) * 255 / max(1, width + height - 2)),
      ]
    })
}
