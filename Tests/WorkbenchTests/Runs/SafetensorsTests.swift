import Autograd
import Glibc
import TestSupport
import Testing

@testable import Workbench

@Suite struct SafetensorsTests {
  @Test func `what is written is read back, to the bit`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/a.safetensors"
      let written = Safetensors(
        tensors: [
          "b.weight": Tensor([1.5, -0.0, Float.leastNonzeroMagnitude], shape: [3, 1]),
          "a \"quoted\" ü\n": Tensor([Double.pi, .infinity], shape: [2]),
          "scalar": Tensor([Float.nan], shape: []),
        ],
        integers: ["labels": IntegerArray([.min, -1, .max, 0], shape: [2, 2])],
        metadata: ["note": "line\ttwo \u{1F600}", "": "empty key"])
      try written.write(to: path)
      let read = try Safetensors(contentsOf: path)

      #expect(read.metadata == written.metadata)
      #expect(read.integers == written.integers)
      #expect(read.tensors.keys.sorted() == written.tensors.keys.sorted())
      for (name, tensor) in written.tensors {
        let other = try #require(read.tensors[name])
        #expect(other.shape == tensor.shape && other.type == tensor.type)
        #expect(other.withBytes(Array.init) == tensor.withBytes(Array.init), "\(name)")
      }
    }
  }

  @Test func `the bytes are those of the format, data at a multiple of 64`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/a.safetensors"
      let one = Tensor([3] as [Float], shape: [1])
      let two = Tensor([1, 2] as [Float], shape: [2])
      try Safetensors(tensors: ["b": two, "a": one], metadata: ["format": "pt"]).write(to: path)
      let bytes = try ReadableFile.bytes(path)
      let json =
        #"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#
      let padding = String(repeating: " ", count: (64 - (8 + json.utf8.count) % 64) % 64)
      let data: [UInt8] = [0, 0, 0x40, 0x40, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]
      #expect((bytes.count - data.count) % 64 == 0)
      #expect(bytes == Hostile.file(json + padding, data))
    }
  }

  @Test func `doubles come before floats, so that each lies at a multiple of its size`() throws {
    let file = Safetensors(tensors: [
      "a": Tensor([1] as [Float], shape: [1]), "z": Tensor([1] as [Double], shape: [1]),
    ])
    let header = String(decoding: try file.headerBytes(for: "x").dropFirst(8), as: UTF8.self)
    #expect(header.contains(#""z":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a""#))
  }

  @Test func `a file without tensors is a file`() throws {
    try withTemporaryDirectory { folder in
      try Safetensors().write(to: "\(folder)/a")
      #expect(try Safetensors(contentsOf: "\(folder)/a").tensors.isEmpty)
    }
  }

  @Test func `content that could not be read back is not written`() throws {
    try withTemporaryDirectory { folder in
      let one = Tensor([1] as [Float], shape: [1])
      for content in [
        Safetensors(tensors: ["a": Tensor([] as [Float], shape: [0])]),
        Safetensors(tensors: ["__metadata__": one]),
        Safetensors(tensors: ["a": one], integers: ["a": IntegerArray([1], shape: [])]),
        Safetensors(metadata: ["a": String(repeating: "x", count: 17 << 20)]),
      ] {
        #expect(throws: SafetensorsError.self) { try content.write(to: "\(folder)/a") }
      }
      #expect(directoryEntries(folder).isEmpty)
    }
  }

  @Test func `a folder, a pipe and nothing at all are refused without waiting`() throws {
    try withTemporaryDirectory { folder in
      mkfifo("\(folder)/pipe", 0o600)
      for path in [folder, "\(folder)/pipe", "\(folder)/nothing"] {
        let error = try #require(throws: StorageError.self) { try Safetensors(contentsOf: path) }
        #expect(error.path == path)
      }
    }
  }

  @Test("a hostile file is refused by name", arguments: Hostile.all)
  func refusal(file: Hostile) throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/hostile.safetensors"
      try DurableFile.write(file.bytes, to: path)
      let error = try #require(throws: SafetensorsError.self) { try Safetensors(contentsOf: path) }
      #expect(error.file == path)
      #expect(error.description.contains(file.says), "\(error)")
      #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }

  @Test func `no change of one byte of a header makes the reader crash or invent data`() throws {
    let json = Array(
      #"{"__metadata__":{"k":"v\u00e9"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#
        .utf8)
    for position in json.indices {
      for byte in UInt8.min ... .max {
        var changed = json
        changed[position] = byte
        guard let header = try? SafetensorsHeader(changed, of: "x"),
          (try? header.checkRanges(dataBytes: 8, of: "x")) != nil
        else { continue }
        let bytes = header.entries.reduce(0) { $0 + $1.elementCount * $1.type.byteCount }
        #expect(bytes == 8)
      }
      #expect(throws: SafetensorsError.self) {
        try SafetensorsHeader(Array(json[..<position]), of: "x")
      }
    }
  }
}
