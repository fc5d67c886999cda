extension SafetensorsHeader {
  init(_ bytes: [UInt8], of file: String) throws {
    guard bytes.first == UInt8(ascii: "{") else {
      throw SafetensorsError(file, "the header must begin with {")
    }
    var parser = StrictJSON(bytes) { SafetensorsError(file, "header, \($0)") }
    var names: Set<String> = []
    try parser.object { parser, name in
      guard names.insert(name).inserted else {
        throw SafetensorsError(file, tensor: name, "it is there twice")
      }
      guard names.count <= Safetensors.tensorLimit else {
        throw SafetensorsError(file, "more than \(Safetensors.tensorLimit) tensors")
      }
      if name == "__metadata__" {
        metadata = try Self.metadata(&parser, of: file)
      } else {
        entries.append(try Self.entry(name, &parser, of: file))
      }
    }
    try parser.end()
    entries.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
  }

  private static func metadata(_ parser: inout StrictJSON, of file: String) throws
    -> [String: String]
  {
    var result: [String: String] = [:]
    try parser.object { parser, key in
      guard result.updateValue(try parser.string(), forKey: key) == nil else {
        throw SafetensorsError(file, "metadata \(key.debugDescription) is there twice")
      }
    }
    return result
  }

  private static func entry(_ name: String, _ parser: inout StrictJSON, of file: String) throws
    -> Entry
  {
    func refused(_ problem: String) -> SafetensorsError {
      SafetensorsError(file, tensor: name, problem)
    }
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try parser.object { parser, key in
      switch key {
      case "dtype" where type == nil: type = try parser.string()
      case "shape" where shape == nil: shape = try parser.integers(atMost: 16)
      case "data_offsets" where offsets == nil: offsets = try parser.integers(atMost: 2)
      default:
        throw refused(
          "expected dtype, shape and data_offsets once each, got another "
            + key.debugDescription)
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw refused("expected dtype, shape and two data_offsets")
    }
    guard let element = ElementType.all.first(where: { $0.name == type }) else {
      throw refused("expected the type F32, F64 or I64, got \(type.debugDescription)")
    }
    guard let size = byteCount(of: element, shape) else {
      throw refused("shape \(shape) has an extent of 0 or more elements than any memory")
    }
    guard offsets[0] <= offsets[1], offsets[1] - offsets[0] == size else {
      throw refused(
        "\(type) of shape \(shape) takes \(size) bytes, got the range \(offsets[0])..<\(offsets[1])"
      )
    }
    return Entry(name: name, type: element, shape: shape, begin: offsets[0], end: offsets[1])
  }

  /// The bytes of a tensor; nil when it is empty or the product overflows.
  static func byteCount(of type: ElementType, _ shape: [Int]) -> Int? {
    var size = type.byteCount
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow, product > 0 else { return nil }
      size = product
    }
    return size
  }
}
