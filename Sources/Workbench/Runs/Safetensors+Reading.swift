extension Safetensors {
  /// Header bytes that are accepted at most.
  static let headerLimit = 16 << 20
  /// Tensors that are accepted at most.
  static let tensorLimit = 100_000

  /// The checked header at the beginning of a file.
  static func header(of file: ReadableFile) throws -> SafetensorsHeader {
    guard file.length >= 8 else {
      throw SafetensorsError(
        file.path, "expected 8 bytes for the header's length, the file has \(file.length)")
    }
    let count = try file.read(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard count >= 2, count <= Safetensors.headerLimit else {
      throw SafetensorsError(
        file.path,
        "expected a safetensors file, with a header of 2 to \(Safetensors.headerLimit) bytes, "
          + "got one of \(count)")
    }
    guard Int(count) <= file.length - 8 else {
      throw SafetensorsError(
        file.path, "the header has \(count) bytes, the file only \(file.length - 8) after it")
    }
    let header = try SafetensorsHeader(file.read(Int(count)), of: file.path)
    try header.checkRanges(dataBytes: file.length - 8 - Int(count), of: file.path)
    return header
  }

  init(reading file: ReadableFile) throws {
    let header = try Safetensors.header(of: file)
    self.init(metadata: header.metadata)
    for entry in header.entries {
      switch entry.type {
      case .integer64:
        let values = try [Int64](unsafeUninitializedCapacity: entry.elementCount) {
          buffer, filled in
          try file.read(into: UnsafeMutableRawBufferPointer(buffer))
          filled = entry.elementCount
        }
        integers[entry.name] = IntegerArray(values, shape: entry.shape)
      case .float(let type):
        tensors[entry.name] = try .filling(bytesOf: entry.shape, type, file.read(into:))
      }
    }
  }
}

/// What the header of a file says, checked as far as it can be without the data.
struct SafetensorsHeader {
  enum ElementType: Equatable {
    case float(ScalarType)
    case integer64

    var name: String {
      switch self {
      case .float(let type): type.rawValue
      case .integer64: "I64"
      }
    }

    var byteCount: Int {
      switch self {
      case .float(let type): type.byteCount
      case .integer64: 8
      }
    }

    static let all: [ElementType] = [.float(.float32), .float(.float64), .integer64]
  }

  struct Entry {
    var name: String
    var type: ElementType
    var shape: [Int]
    var begin: Int
    var end: Int

    var elementCount: Int { (end - begin) / type.byteCount }
  }

  /// In the order of their data.
  var entries: [Entry] = []
  var metadata: [String: String] = [:]

  /// The tensors must fill the data: one after the other, from its beginning to its end.
  func checkRanges(dataBytes: Int, of file: String) throws {
    var position = 0
    for entry in entries {
      guard entry.begin == position else {
        throw SafetensorsError(
          file, tensor: entry.name, "expected data from byte \(position), got \(entry.begin)")
      }
      guard entry.end <= dataBytes else {
        throw SafetensorsError(
          file, tensor: entry.name,
          "its data end at byte \(entry.end), the file has \(dataBytes) bytes of data")
      }
      position = entry.end
    }
    guard position == dataBytes else {
      throw SafetensorsError(
        file, "the tensors fill \(position) bytes of data, the file has \(dataBytes)")
    }
  }
}
