import Plugins
import Testing

@testable import Workbench

@Suite struct ParameterNamesTests {
  private let names = ParameterNames([
    ("conv1.weight", .weight), ("bn1.weight", .bias), ("bn1.running_mean", .state),
    ("layer1.0.conv1.weight", .weight), ("layer1.0.bn1.bias", .bias),
    ("layer10.0.conv1.weight", .weight), ("loss.weight", .weight), ("loss.1.center.bias", .bias),
  ])

  @Test(arguments: [
    ("conv1", ["conv1.weight"]), ("conv1.weight", ["conv1.weight"]),
    ("layer1", ["layer1.0.conv1.weight", "layer1.0.bn1.bias"]),
    ("layer*", ["layer1.0.conv1.weight", "layer1.0.bn1.bias", "layer10.0.conv1.weight"]),
    ("layer*.bn1", ["layer1.0.bn1.bias"]), ("*.bias", ["layer1.0.bn1.bias", "loss.1.center.bias"]),
    ("loss", ["loss.weight", "loss.1.center.bias"]), ("bn1", ["bn1.weight"]),
  ])
  func `a pattern means names, their beginnings up to a dot, and anything at a star`(
    _ pattern: String, _ meant: [String]
  ) throws {
    #expect(try names.learned(pattern, option: "freeze") == meant)
  }

  @Test(arguments: ["layer", "conv", "weight", "", "layer1.0.con", "bn1.w"])
  func `half a part of a name means nothing`(_ pattern: String) {
    #expect(throws: OptionError.self) { try names.learned(pattern, option: "freeze") }
  }

  @Test func `a pattern that means nothing is refused with the nearest and all known beginnings`() {
    let error = #expect(throws: OptionError.self) {
      try names.learned("layr1", option: "freeze")
    }
    #expect(error?.option == "freeze")
    #expect(
      error?.description
        == "experiment: option freeze must be names of learned parameters, or their beginnings, got "
        + "\"layr1\"; did you mean layer1? (known: conv1, bn1, layer1, layer10, loss.weight, "
        + "loss.1.center.bias)")
  }

  @Test func `running statistics alone cannot be named`() {
    let error = #expect(throws: OptionError.self) {
      try names.learned("bn1.running_mean", option: "freeze")
    }
    #expect(error?.got.contains("running statistics follow the weight of their layer") == true)
  }
}
