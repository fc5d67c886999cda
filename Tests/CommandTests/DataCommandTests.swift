import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct DataCommandTests {
  private func run(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let result = try ChildProcess.run([Engine.running.folder + "/workbench", "data"] + arguments)
    return (result.end, result.text)
  }

  @Test func `data that was drawn is clean until a picture is cut short`() throws {
    try withTemporaryDirectory { folder in
      let data = folder + "/faces"
      let drawn = try run(
        "synth", data, "--identities", "3", "--photographs", "2", "--held-out", "4", "--side", "32",
        "--pairs", "4")
      #expect(drawn.code == .code(0), "\(drawn.text)")
      #expect(try run("check", data).code == .code(0))
      let train = data + "/classification/train"
      let names = try FileManager.default.subpathsOfDirectory(atPath: train)
      let name = try #require(names.filter { $0.hasSuffix(".jpg") }.sorted().first)
      let bytes = try Data(contentsOf: URL(filePath: "\(train)/\(name)"))
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: "\(train)/\(name)"))
      let checked = try run("check", data)
      #expect(checked.code == .code(3))
      #expect(checked.text.contains(name))
    }
  }

  @Test func `a folder that is not empty is not written into`() throws {
    try withTemporaryDirectory { folder in
      try write("mine", to: "note.txt", in: folder)
      let result = try run("synth", folder)
      #expect(result.code == .code(3))
      #expect(result.text.hasPrefix("workbench: \(folder)"))
    }
  }
}
