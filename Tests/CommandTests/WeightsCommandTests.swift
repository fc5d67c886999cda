import Plugins
import TestSupport
import Testing

@testable import Workbench

/// The commands about weights, run as users run them.
@Suite struct WeightsCommandTests {
  private func run(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let command = [Engine.running.folder + "/workbench", "weights"] + arguments
    let result = try ChildProcess.run(command)
    return (result.end, result.text)
  }

  private func withFile(_ body: (String) throws -> Void) throws {
    try withTemporaryDirectory { folder in
      var random = Random(seed: 1)
      var network = try Registry.standard.architecture("starter width=2")
        .network(input: [32, 32, 3], random: &random)
      var tensors: [String: Tensor] = [:]
      network.visit("") { name, _, value in tensors[name] = value.detached() }
      try WeightsFile(tensors: tensors).write(to: "\(folder)/starter.safetensors")
      try body("\(folder)/starter.safetensors")
    }
  }

  @Test func `weights that fit are said to fit`() throws {
    try withFile { file in
      let result = try run("check", file, "--architecture", "starter width=2", "--size", "32")
      #expect(result.code == .code(0))
      #expect(result.text == "all fit, 20 tensors in the file\n")
    }
  }

  @Test func `weights that do not fit are told one by one, unless they may begin anew`() throws {
    try withFile { file in
      let result = try run("check", file, "--architecture", "starter width=4")
      #expect(result.code == .code(3))
      #expect(result.text.contains("conv1.weight: expected shape [4, 3, 7, 7], got [2, 3, 7, 7]"))
      let names = (1...4).map { "conv\($0),bn\($0)" }.joined(separator: ",")
      let passed = try run("check", file, "--architecture", "starter width=4", "--anew", names)
      #expect(passed.code == .code(0), "\(passed.text)")
    }
  }

  @Test func `what is missing on the command line is named`() throws {
    #expect(try run("export", "reports").text.contains("--out is missing"))
    #expect(try run("check", "x.safetensors").text.contains("--architecture is missing"))
    let missing = try run("check", "/no/such.safetensors", "--architecture", "starter")
    #expect(missing.code == .code(74) && missing.text.contains("/no/such.safetensors"))
    let other = try run("check", packageFolder + "/README.md", "--architecture", "starter")
    #expect(other.code == .code(3) && other.text.contains("expected a safetensors file"))
    let folder = try run("export", packageFolder + "/docs", "--out", "x.safetensors")
    #expect(folder.code == .code(3) && folder.text.contains("not a run"))
  }
}
