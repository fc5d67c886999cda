import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct FocalTests {
  @Test func `as published`() throws { try expectReplays("focal") }

  @Test func `without focus it is softmax`() throws { try expectSame("focal focus=0", "softmax") }

  @Test func `two classes by hand`() throws {
    // p = 3/4 of the own class, so that the cost is (1/4)² ln 4/3.
    let result = try Registry.standard.loss("focal").evaluated(
      LossInput(
        embeddings: [1], width: 1, labels: [0], classes: 2,
        parameters: ["weight": [log(3.0), 0]]))
    #expect(abs(result.value - log(4.0 / 3) / 16) < 1e-15)
  }

  @Test func `what is certain costs nothing`() throws {
    let result = try Registry.standard.loss("focal focus=0.5").evaluated(
      LossInput(
        embeddings: [1], width: 1, labels: [0], classes: 2, parameters: ["weight": [1e3, 0]]))
    #expect(result.value == 0 && result.gradients["weight"] == [0, 0])
  }

  @Test(arguments: ["focus=-1"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("focal \(options)"))
    }
  }
}
