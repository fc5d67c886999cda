import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ProxyNCATests {
  @Test func `as published`() throws { try expectReplays("proxy-nca") }

  private var input: LossInput {
    LossInput(
      embeddings: randomTensor([6, 4]).doubles, width: 4, labels: [0, 1, 2, 0, 1, 2], classes: 3,
      parameters: ["weight": randomTensor([3, 4], seed: 2).doubles])
  }

  @Test func `with its own proxy in the sum it is CosFace of twice the scale without margin`()
    throws
  {
    let face = try Registry.standard.loss("cos-face margin=0 scale=18").evaluated(input)
    try Registry.standard.loss("proxy-nca scale=9").evaluated(input)
      .expect(face, value: 1e-13, gradients: 1e-12)
  }

  @Test func `the classic sum lacks the own proxy`() throws {
    // d² is 0 to the own proxy and 2 to the two others: log(2 e^-2) = log 2 - 2.
    let axes = [1, 0, 0, 0, 1, 0, 0, 0, 1].map(Double.init)
    let input = LossInput(
      embeddings: [5, 0, 0], width: 3, labels: [0], classes: 3, parameters: ["weight": axes])
    let loss = try Registry.standard.loss("proxy-nca classic=true scale=1")
    #expect(abs(try loss.evaluated(input).value - (log(2.0) - 2)) < 1e-14)
  }

  @Test func `impossible scales are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("proxy-nca scale=0") }
  }
}
