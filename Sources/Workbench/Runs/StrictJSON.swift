/// Reads the little of JSON that a safetensors header may hold, from untrusted bytes.
///
/// Foundation's decoders keep one of two equal keys without a word; a header in which two readers see
/// different tensors must be refused. Nesting is what the caller asks for, so nothing recurses.
struct StrictJSON {
  private let bytes: [UInt8]
  private var position = 0
  private let failure: (String) -> any Error

  init(_ bytes: [UInt8], failure: @escaping (String) -> any Error) {
    self.bytes = bytes
    self.failure = failure
  }

  /// An object; `body` reads the value of each key.
  mutating func object(_ body: (inout StrictJSON, String) throws -> Void) throws {
    try expect("{")
    guard !skip("}") else { return }
    repeat {
      let key = try string()
      try expect(":")
      try body(&self, key)
    } while skip(",")
    try expect("}")
  }

  /// An array of whole numbers without sign.
  mutating func integers(atMost limit: Int) throws -> [Int] {
    try expect("[")
    guard !skip("]") else { return [] }
    var values: [Int] = []
    repeat {
      values.append(try integer())
      guard values.count <= limit else { throw failed("at most \(limit) numbers") }
    } while skip(",")
    try expect("]")
    return values
  }

  /// A whole number without sign, fraction or exponent.
  mutating func integer() throws -> Int {
    skipSpace()
    let start = position
    var value = 0
    while let digit = peek, (0x30...0x39).contains(digit) {
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(Int(digit) - 0x30)
      guard !overflow, !carry else { throw failed("a number below 2^63") }
      value = sum
      position += 1
    }
    let leadingZero = position - start > 1 && bytes[start] == 0x30
    guard position > start, !leadingZero else { throw failed("a whole number") }
    return value
  }

  /// A string, its escapes resolved.
  mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else {
          throw failed("UTF-8 text")
        }
        return result
      case UInt8(ascii: "\\"): text += try escape()
      case ..<0x20: throw failed("no control character in a string")
      default: text.append(byte)
      }
    }
    throw failed("the end of a string")
  }

  /// Nothing but spaces may follow.
  mutating func end() throws {
    skipSpace()
    guard position == bytes.count else { throw failed("the end of the header") }
  }

  private mutating func escape() throws -> [UInt8] {
    guard let byte = peek else { throw failed("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw failed("an escape")
    }
  }

  /// The rest of `\uXXXX`, or of a surrogate pair of two of them.
  private mutating func unicodeEscape() throws -> [UInt8] {
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard peek == UInt8(ascii: "\\") else { throw failed("the second half of a pair") }
      position += 1
      guard peek == UInt8(ascii: "u") else { throw failed("the second half of a pair") }
      position += 1
      units.append(try hexadecimal())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw failed("a character of Unicode")
    }
    return Array(text.utf8)
  }

  private mutating func hexadecimal() throws -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let text = String(validating: digits, as: UTF8.self),
      text.allSatisfy(\.isHexDigit), let value = UInt16(text, radix: 16)
    else { throw failed("four hexadecimal digits") }
    position += 4
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { position += 1 }
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let byte = peek, UInt32(byte) == mark.value else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws {
    guard skip(mark) else { throw failed("\(mark)") }
  }

  private func failed(_ expected: String) -> any Error {
    failure("byte \(position): expected \(expected)")
  }
}
