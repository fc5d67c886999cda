internal import Foundation

// Numbers that JSON has no word for are written as strings: a loss may be NaN, and its record
// must not fail on it.

extension JSONEncoder {
  /// Equal values give equal bytes, in one line.
  static var record: JSONEncoder {
    let encoder = JSONEncoder.sorted
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  /// The same, indented for people.
  static var readableRecord: JSONEncoder {
    let encoder = JSONEncoder.record
    encoder.outputFormatting.insert(.prettyPrinted)
    return encoder
  }

  func text(of value: some Encodable) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }
}

extension JSONDecoder {
  /// Reads what ``JSONEncoder/record`` writes.
  static var record: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
