extension Image {
  /// Decodes PGM (P2, P5) or PPM (P3, P6), 8 or 16 bits; nil when the file is neither.
  static func decodePNM(_ bytes: [UInt8], path: String) throws(ImageError) -> Image? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"),
      [UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "6")]
        .contains(bytes[1]), isSpace(bytes[2]) || bytes[2] == UInt8(ascii: "#")
    else { return nil }
    let kind = bytes[1] - UInt8(ascii: "0")
    var reader = PNMReader(bytes: bytes, path: path)
    return try reader.image(channels: kind == 3 || kind == 6 ? 3 : 1, isText: kind < 4)
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13) ~= byte }
}

/// Reads one file of the Netpbm family.
private struct PNMReader {
  let bytes: [UInt8]
  let path: String
  var position = 2

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  mutating func image(channels: Int, isText: Bool) throws(ImageError) -> Image {
    let width = try number("the width", in: 1...Image.pixelLimit)
    let height = try number("the height", in: 1...Image.pixelLimit)
    guard width <= Image.pixelLimit / height else {
      throw .tooManyPixels(
        path: path, size: "\(width)×\(height) pixels", limit: Image.pixelLimit)
    }
    let top = try number("the largest value", in: 1...65535)
    let count = width * height * channels
    // A text needs a digit and a space a sample, the last digit may end the file.
    let needed = isText ? 2 * count - 1 : count * (top > 255 ? 2 : 1)
    position += isText ? 0 : 1
    guard bytes.count - position >= needed else {
      throw damaged("breaks off: \(max(0, bytes.count - position)) bytes of at least \(needed)")
    }
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    let copies = 3 / channels
    for index in 0..<count {
      let value = isText ? try number("a sample", in: 0...top) : try sample(top)
      let scaled = UInt8(top == 255 ? value : (value * 255 + top / 2) / top)
      for copy in 0..<copies { pixels[index * copies + copy] = scaled }
    }
    return Image(height: height, width: width, pixels: pixels)
  }

  /// The next binary sample, one byte or two.
  private mutating func sample(_ top: Int) throws(ImageError) -> Int {
    var value = Int(bytes[position])
    position += 1
    if top > 255 {
      value = value << 8 | Int(bytes[position])
      position += 1
    }
    guard value <= top else { throw damaged("a sample is \(value), the largest may be \(top)") }
    return value
  }

  /// The next number in text, after spaces and comments.
  private mutating func number(
    _ what: String, in range: ClosedRange<Int>
  ) throws(ImageError) -> Int {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != 10 { position += 1 }
      } else if Image.isSpace(bytes[position]) {
        position += 1
      } else {
        break
      }
    }
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39) ~= bytes[position], position - start < 10 {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    guard position > start else { throw damaged("expected \(what), got no number") }
    guard range.contains(value) else {
      throw damaged(
        "expected \(what) in \(range.lowerBound)…\(range.upperBound), got \(value)")
    }
    return value
  }

  private func damaged(_ problem: String) -> ImageError { .damaged(path: path, problem: problem) }
}
