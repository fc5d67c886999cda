import Foundation
import TestSupport
import Testing

@testable import Workbench

/// `new` and `check`, run as authors of plugins run them.
@Suite struct CheckCommandTests {
  private func run(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let executable = Engine.running.folder + "/workbench"
    let result = try ChildProcess.run(
      [executable] + arguments, environment: ["OMP_NUM_THREADS": "1"])
    return (result.end, result.text)
  }

  @Test(arguments: ["loss", "miner", "sampler", "architecture", "augmentation", "mix"])
  func `a new plugin compiles, keeps the laws and passes its tests at once`(_ kind: String) throws {
    try withTemporaryDirectory { folder in
      let plugins = folder + "/mine"
      let made = try run("new", kind, "night-shift", "--in", plugins)
      #expect(made.code == .code(0), "\(made.text)")
      #expect(made.text.contains("NightShiftTests.swift") && made.text.contains("README.md"))
      let checked = try run("check", kind, "night-shift", "--plugins", plugins, "--quick")
      #expect(checked.code == .code(0), "\(checked.text)")
      #expect(checked.text.contains("all laws hold"))
      let tests = try #require(checked.text.range(of: "\ntests of \(plugins)/Tests/"))
      #expect(checked.text[tests.upperBound...].contains("✔ "))
      #expect(!checked.text.contains("✘"))
      let sources = FileManager.default.subpaths(atPath: plugins) ?? []
      for text in try sources.filter({ $0.contains(".") }).map({
        try String(contentsOfFile: "\(plugins)/\($0)", encoding: .utf8)
      }) {
        #expect(!text.contains("__"))
      }
    }
  }

  @Test func `nothing that is there is written over`() throws {
    try withTemporaryDirectory { folder in
      try write("mine", to: "README.md", in: folder)
      #expect(try run("new", "loss", "night-shift", "--in", folder).code == .code(0))
      #expect(try String(contentsOfFile: folder + "/README.md", encoding: .utf8) == "mine")
      for kind in ["loss", "sampler"] {
        let again = try run("new", kind, "night-shift", "--in", folder)
        #expect(again.code == .code(2))
        #expect(again.text.contains("is there already, \(folder)/Losses/NightShift.swift"))
      }
    }
  }

  @Test(arguments: [
    ("cos-face", "is a loss of the workbench, Sources/Plugins/Losses/CosFace.swift"),
    ("NightShift", "did you mean night-shift?"), ("night_shift", "did you mean night-shift?"),
    ("2night", "begins with a letter"), ("", "is small letters and digits"),
    ("tensor", "Tensor is a type already"), ("a-b", "would be called ab, not a-b"),
  ])
  func `a name that cannot be is refused in words`(_ name: String, _ words: String) throws {
    try withTemporaryDirectory { folder in
      let result = try run("new", "loss", name, "--in", folder)
      #expect(result.code == .code(2) && result.text.contains(words), "\(result.text)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  /// A new loss with one line of its source replaced.
  private func broken(_ line: String, by other: String) throws -> (
    code: ChildProcess.End, text: String
  ) {
    try withTemporaryDirectory { folder in
      _ = try run("new", "loss", "night-shift", "--in", folder)
      let file = folder + "/Losses/NightShift.swift"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains(line))
      try write(text.replacing(line, with: other), to: file, in: "/")
      return try run("check", "loss", "night-shift", "--plugins", folder, "--quick")
    }
  }

  @Test func `a law that breaks is named with the input, and the plugin's own test fails`() throws {
    let result = try broken(
      "return (pull.sum()", by: "return batch.embeddings.gathering([0]).sum() + (pull.sum()")
    #expect(result.code == .code(1))
    #expect(result.text.contains("✘ the order of the rows changes nothing\n    night-shift: on a"))
    #expect(result.text.contains("✔ gradients are the slopes of the value"))
    #expect(result.text.contains("✘ Test"))
  }

  @Test func `a crash is reported with the law that was being checked`() throws {
    let result = try broken(
      "let rows = batch.labels.count",
      by: "let rows = batch.labels.count; precondition(rows > 1, \"one row\")")
    #expect(result.code == .code(1))
    #expect(result.text.contains("one row"))
    #expect(
      result.text.contains("✘ batches without the usual pairs stay finite\n    night-shift: it cra")
    )
  }

  @Test func `options are checked alone, without the variants`() throws {
    let result = try run("check", "loss", "cos-face", "margin=0", "--quick")
    #expect(result.code == .code(0) && result.text.hasSuffix("all laws hold\n"), "\(result.text)")
    let variants = try run("check", "loss", "cos-face", "--quick")
    #expect(variants.text.contains("with its defaults and in "))
    #expect(try run("check", "loss", "cos-face", "margn=0").text.contains("did you mean margin?"))
  }

  @Test func `reference numbers become a table, and what is not covered fails`() throws {
    try withTemporaryDirectory { folder in
      let source = referenceFixtures + "/softmax.json"
      var text = try String(contentsOfFile: source, encoding: .utf8)
      try write(text, to: "softmax.json", in: folder)
      text.replace("\"softmax_ce/no_bias/A\"", with: "\"none/such\"")
      try write(text, to: "other/softmax.json", in: folder)
      let other = try run("check", "losses", "--fixtures", folder + "/other")
      #expect(other.code == .code(1))
      #expect(other.text.contains("softmax/none/such: not covered"))
      #expect(other.text.hasPrefix("file "))
      let none = try run("check", "losses", "--fixtures", folder + "/none")
      #expect(none.code == .code(3) && none.text.contains("no such folder"))
    }
  }
}
