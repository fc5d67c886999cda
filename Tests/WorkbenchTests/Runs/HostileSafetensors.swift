import Testing

/// A file that must be refused, and what the refusal must mention.
struct Hostile: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var says: String
  var testDescription: String { name }

  static let all = lengths + syntax + fields + ranges

  /// The length of the header, the header, the data.
  static func file(_ header: String, _ data: [UInt8], length: UInt64? = nil) -> [UInt8] {
    let count = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + Array(header.utf8) + data
  }

  private init(_ name: String, _ bytes: [UInt8], says: String) {
    self.name = name
    self.bytes = bytes
    self.says = says
  }

  private init(_ name: String, header: String, dataBytes: Int = 0, says: String) {
    let data = [UInt8](repeating: 0, count: dataBytes)
    self.init(name, Hostile.file(header, data), says: says)
  }

  /// One tensor `a`.
  private init(
    _ name: String, type: String = "F32", _ shape: String, _ offsets: String,
    dataBytes: Int = 4, says: String
  ) {
    let header = #"{"a":\#(Hostile.entry(type, shape, offsets))}"#
    self.init(name, header: header, dataBytes: dataBytes, says: says)
  }

  private static func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  private static let lengths = [
    Hostile("nothing", [], says: "8 bytes"),
    Hostile("seven bytes", [2, 0, 0, 0, 0, 0, 0], says: "8 bytes"),
    Hostile("no header", [0, 0, 0, 0, 0, 0, 0, 0], says: "header of 2"),
    Hostile("header longer than the file", file("{}", [], length: 3), says: "only 2"),
    Hostile("header over the limit", file("{}", [], length: 16 << 20 + 1), says: "header of 2"),
    Hostile("length of 2^63", file("{}", [], length: 1 << 63), says: "header of 2"),
    Hostile("length of 2^64 - 1", file("{}", [], length: .max), says: "header of 2"),
    Hostile(
      "header that is not UTF-8", file("{\"", [0xff, 0x22, 0x3a, 0x7d], length: 6), says: "UTF-8"),
    Hostile(
      "a hundred thousand and one tensors",
      header: "{"
        + (0...100_000).map { "\"\($0)\":" + entry("F32", "[1]", "[0,4]") }
        .joined(separator: ",") + "}", says: "more than 100000"),
  ]

  private static let syntax = [
    Hostile("space first", header: " {}", says: "begin with {"),
    Hostile("an array", header: "[]", says: "begin with {"),
    Hostile("an open object", header: "{ ", says: "expected"),
    Hostile("text after the end", header: "{}x", says: "end of the header"),
    Hostile("a second object", header: "{}{}", says: "end of the header"),
    Hostile("a zero byte after the end", header: "{}\0", says: "end of the header"),
    Hostile("a comma at the end", header: #"{"__metadata__":{},}"#, says: "expected"),
    Hostile("no colon", header: #"{"a" 1}"#, says: "expected :"),
    Hostile("a tensor that is a number", header: #"{"a":1}"#, says: "expected {"),
    Hostile("a tensor that is null", header: #"{"a":null}"#, says: "expected {"),
    Hostile("a control character", header: "{\"a\u{1b}[2J\":1}", says: "control character"),
    Hostile("a hidden control character", header: #"{"\u001b[2J":{"x":1}}"#, says: "dtype"),
    Hostile("half a surrogate pair", header: #"{"\ud800":1}"#, says: "second half"),
    Hostile("two first halves", header: #"{"\ud800\ud800":1}"#, says: "Unicode"),
    Hostile("an unknown escape", header: #"{"\x41":1}"#, says: "escape"),
    Hostile("three hexadecimal digits", header: #"{"\u041":1}"#, says: "hexadecimal"),
    Hostile("a signed escape", header: #"{"\u+041":1}"#, says: "hexadecimal"),
    Hostile("metadata of a number", header: #"{"__metadata__":{"a":1}}"#, says: "expected"),
    Hostile("metadata nested", header: #"{"__metadata__":{"a":{}}}"#, says: "expected"),
    Hostile("metadata twice", header: #"{"__metadata__":{},"__metadata__":{}}"#, says: "twice"),
    Hostile("a key twice", header: #"{"__metadata__":{"a":"1","a":"2"}}"#, says: "twice"),
    Hostile(
      "deep nesting", header: String(repeating: #"{"a":"#, count: 100_000), says: "dtype"),
  ]

  private static let fields = [
    Hostile("a negative extent", "[-1]", "[0,4]", says: "whole number"),
    Hostile("an extent with a fraction", "[1.0]", "[0,4]", says: "expected ]"),
    Hostile("an extent with an exponent", "[1e0]", "[0,4]", says: "expected ]"),
    Hostile("an extent with a leading zero", "[01]", "[0,4]", says: "whole number"),
    Hostile("an extent of 2^64", "[18446744073709551616]", "[0,4]", says: "2^63"),
    Hostile("an extent of 0", "[0]", "[0,0]", dataBytes: 0, says: "extent of 0"),
    Hostile("a product that overflows to 0", "[4294967296,4294967296]", "[0,0]", says: "memory"),
    Hostile("a size that overflows to 4", "[4611686018427387905]", "[0,4]", says: "memory"),
    Hostile(
      "seventeen dimensions", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,4]", says: "at most 16"),
    Hostile("three offsets", "[1]", "[0,4,8]", says: "at most 2"),
    Hostile("one offset", "[1]", "[4]", says: "two data_offsets"),
    Hostile("type BF16", type: "BF16", "[2]", "[0,4]", says: "F32, F64 or I64"),
    Hostile("a type in small letters", type: "f32", "[1]", "[0,4]", says: "F32, F64 or I64"),
    Hostile(
      "a type that is a number", header: #"{"a":{"dtype":32,"shape":[],"data_offsets":[0,4]}}"#,
      says: "expected"),
    Hostile("no type", header: #"{"a":{"shape":[],"data_offsets":[0,4]}}"#, says: "dtype, shape"),
    Hostile(
      "no shape", header: #"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#, says: "dtype, shape"),
    Hostile(
      "a shape twice", header: #"{"a":{"dtype":"F32","shape":[],"shape":[1]}}"#, says: "once each"),
    Hostile(
      "another field", header: #"{"a":{"dtype":"F32","__reduce__":"x"}}"#, says: "__reduce__"),
  ]

  private static let ranges = [
    Hostile("a hole before", "[1]", "[4,8]", dataBytes: 8, says: "from byte 0"),
    Hostile("bytes after the last", "[1]", "[0,4]", dataBytes: 8, says: "fill 4 bytes"),
    Hostile("data past the end", "[4]", "[0,16]", dataBytes: 8, says: "end at byte 16"),
    Hostile("a range backwards", "[1]", "[4,0]", says: "takes 4 bytes"),
    Hostile("a range too small", "[2]", "[0,4]", says: "takes 8 bytes"),
    Hostile("a range too large", "[1]", "[0,8]", dataBytes: 8, says: "takes 4 bytes"),
    Hostile("a negative offset", "[1]", "[-4,0]", says: "whole number"),
    two("two over the same bytes", "[0,4]", "[0,4]", dataBytes: 4, says: "from byte 4"),
    two("two overlapping", "[0,4]", "[2,6]", dataBytes: 6, says: "from byte 4"),
    two("a hole between", "[0,4]", "[8,12]", dataBytes: 12, says: "from byte 4"),
    two("a name twice", "[0,4]", "[4,8]", #"\u0061"#, dataBytes: 8, says: "twice"),
  ]

  /// Tensors `a` and `b`, four bytes each.
  private static func two(
    _ name: String, _ first: String, _ second: String, _ other: String = "b", dataBytes: Int,
    says: String
  ) -> Hostile {
    let entries = [entry("F32", "[1]", first), entry("F32", "[1]", second)]
    let header = #"{"a":\#(entries[0]),"\#(other)":\#(entries[1])}"#
    return Hostile(name, header: header, dataBytes: dataBytes, says: says)
  }
}
