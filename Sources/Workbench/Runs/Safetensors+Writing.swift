extension Safetensors {
  func write(to path: String, _ fileSystem: FileSystem) throws {
    let header = try headerBytes(for: path)
    try DurableFile.write(
      to: path, bytesNeeded: header.count + dataByteCount, fileSystem
    ) { try write(header: header, to: $0) }
  }

  /// The bytes of all elements.
  var dataByteCount: Int { layout.reduce(0) { $0 + $1.byteCount } }

  func write(header: [UInt8], to file: WritableFile) throws {
    try file.write(header)
    for item in layout {
      if let tensor = tensors[item.name] {
        try tensor.withBytes(file.write)
      } else if let array = integers[item.name] {
        try array.values.withUnsafeBytes(file.write)
      }
    }
  }

  /// The length, the header, and spaces up to a multiple of 64 bytes.
  ///
  /// - Throws: ``SafetensorsError`` for what the reader would refuse.
  func headerBytes(for path: String) throws -> [UInt8] {
    if let name = tensors.keys.first(where: { integers[$0] != nil }) {
      throw SafetensorsError(path, tensor: name, "it is there twice, as numbers of two types")
    }
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key.precedesBytewise($1.key) }
      let texts = pairs.map { "\(jsonString($0.key)):\(jsonString($0.value))" }
      members.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    var position = 0
    for item in layout {
      guard item.byteCount > 0, item.name != "__metadata__" else {
        throw SafetensorsError(
          path, tensor: item.name, "shape \(item.shape) is empty or the name is reserved")
      }
      let shape = item.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(jsonString(item.name)):{\"dtype\":\"\(item.type.name)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(position),\(position + item.byteCount)]}")
      position += item.byteCount
    }
    var json = Array("{\(members.joined(separator: ","))}".utf8)
    json += [UInt8](repeating: 0x20, count: (64 - (8 + json.count) % 64) % 64)
    guard json.count <= Safetensors.headerLimit, layout.count <= Safetensors.tensorLimit else {
      throw SafetensorsError(
        path, "\(layout.count) tensors with a header of \(json.count) bytes are too many")
    }
    return (0..<8).map { UInt8(truncatingIfNeeded: json.count >> (8 * $0)) } + json
  }

  private struct Item {
    var name: String
    var type: SafetensorsHeader.ElementType
    var shape: [Int]

    var byteCount: Int { shape.reduce(type.byteCount, *) }
  }

  /// Wide elements first, then by name: so every element lies at a multiple of its size.
  private var layout: [Item] {
    let items =
      tensors.map { Item(name: $0.key, type: .float($0.value.type), shape: $0.value.shape) }
      + integers.map { Item(name: $0.key, type: .integer64, shape: $0.value.shape) }
    return items.sorted {
      $0.type.byteCount == $1.type.byteCount
        ? $0.name.precedesBytewise($1.name) : $0.type.byteCount > $1.type.byteCount
    }
  }
}

extension String {
  func precedesBytewise(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// A JSON string literal.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case ..<" ":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
