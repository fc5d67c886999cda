import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct PNPTests {
  @Test func `as published`() throws { try expectReplays("pnp") }

  @Test(arguments: [
    ("o", 1.0), ("iu", 2 * log(2.0)), ("ib", (2 - log(3.0)) / 4), ("ds", log(2.0)), ("dq", 0.5),
  ])
  func `one negative before the positive by hand`(_ variant: String, _ cost: Double) throws {
    // At 0, 60 and 30 degrees, the last of another class: for both queries it stands before the
    // positive, and not before the query itself.
    let input = LossInput(
      embeddings: [0.0, 60, 30].flatMap { [cos($0 * .pi / 180), sin($0 * .pi / 180)] }, width: 2,
      labels: [0, 0, 1], classes: 2)
    let loss = try Registry.standard.loss(
      PluginSpecification("pnp temperature=0.001 variant=\(variant)"))
    #expect(abs(try loss.evaluated(input).value - cost / 2) < 1e-12)
  }

  @Test func `unknown variants are refused`() {
    #expect(throws: (any Error).self) { try Registry.standard.loss("pnp variant=x") }
  }
}
