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

  @Test func `pairs of a folder are written, and a ratio that is none is refused`() throws {
    try withTemporaryDirectory { folder in
      for person in ["a", "b"] {
        for number in 0..<4 { try write("", to: "people/\(person)/\(number).jpg", in: folder) }
      }
      let (people, file) = (folder + "/people", folder + "/pairs.csv")
      let wrong = try run("pairs", people, file, "--ratio", "7")
      #expect(wrong.code == .code(2) && wrong.text.contains("--ratio takes"))
      let unknown = try run("pairs", people, file, "--weighting", "per-clas")
      #expect(unknown.code == .code(2) && unknown.text.contains("did you mean per-class?"))
      let many = try run("pairs", people, file)
      #expect(many.code == .code(3) && many.text.contains("12 and 16 exist"))
      let done = try run("pairs", people, file, "--pairs", "10", "--ratio", "6:4")
      #expect(done.code == .code(0), "\(done.text)")
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      #expect(lines.first == "path1,path2,match" && lines.count == 11)
      #expect(lines.count { $0.hasSuffix(",1") } == 4)
    }
  }

  @Test func `a sheet of augmentations is drawn, and what cannot be is refused`() throws {
    try withTemporaryDirectory { folder in
      let data = folder + "/faces"
      _ = try run(
        "synth", data, "--identities", "3", "--photographs", "1", "--held-out", "0", "--side", "40")
      let output = folder + "/sheet.jpg"
      let done = try run(
        "preview", data, "augment=[random-resized-crop scale=[0.5,1], flip]", "--photographs", "2",
        "--versions", "3", "--size", "32", "--output", output)
      #expect(done.code == .code(0), "\(done.text)")
      #expect(done.text.hasPrefix("\(output): 2 photographs, each with 3 versions"))
      let sheet = try Image.decode(contentsOf: output)
      let drawn = try Data(contentsOf: URL(fileURLWithPath: output))
      // As recipes call it.
      _ = try run(
        "preview", data, "augmentation=random-resized-crop scale=[0.5,1], flip", "--photographs",
        "2", "--versions", "3", "--size", "32", "--output", output)
      #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == drawn)
      #expect(sheet.height == 68 && sheet.width == 140)
      for (words, problem) in [
        ("augment=flop", "did you mean flip?"), ("augment=rotation degrees=[5,-5]", "degrees"),
        ("flip", "expected augment=LIST"), ("augmentation=flop", "did you mean flip?"),
        ("augmentaton=flip", "did you mean augmentation?"), ("--resize=10", "--resize takes"),
        ("--output=sheet.png", ".jpg"), ("--photographs=0", "--photographs takes"),
        ("--size=513", "--size takes at most 512, got 513"),
      ] {
        let wrong = try run("preview", data, words)
        #expect(wrong.code == .code(2) && wrong.text.contains(problem), "\(wrong.text)")
      }
      #expect(try run("preview", folder + "/none").code == .code(3))
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
