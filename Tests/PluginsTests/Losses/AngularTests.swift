import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct AngularTests {
  @Test func `as published`() throws { try expectReplays("angular") }

  @Test func `one pair by hand`() throws {
    // α = 45 degrees: f = 4 (x_a + x_p)·x_n - 4 x_a·x_p with x_a = x_p and a right angle to x_n:
    // -4.
    let input = LossInput(
      embeddings: [2, 0, 3, 0, 0, 5], width: 2, labels: [0, 0, 1], classes: 2)
    let loss = try Registry.standard.loss(PluginSpecification("angular angle=\(Double.pi / 4)"))
    #expect(abs(try loss.evaluated(input).value - log(1 + exp(-4.0))) < 1e-12)
  }

  @Test func `only raw negatives matter by their length`() throws {
    var input = LossInput(
      embeddings: [2, 0, 3, 1, 1, 5], width: 2, labels: [0, 0, 1], classes: 2)
    let (unit, raw) = (
      try Registry.standard.loss("angular"),
      try Registry.standard.loss("angular unit-negatives=false")
    )
    let before = (try unit.evaluated(input).value, try raw.evaluated(input).value)
    input.embeddings[4...5] = [2, 10]
    #expect(abs(try unit.evaluated(input).value - before.0) < 1e-14)
    #expect(abs(try raw.evaluated(input).value - before.1) > 1)
  }

  @Test func `degrees are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("angular angle=40") }
    #expect(throws: OptionError.self) { try Registry.standard.loss("angular angle=0") }
  }
}
