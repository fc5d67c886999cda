import Autograd
import Foundation
import Plugins
import TestSupport
import Testing

struct SupervisedContrastiveTests {
  @Test(arguments: ["A", "B"]) func `as its authors average it`(_ batch: String) throws {
    let fixture = try FixtureFile.read("pair")("supcon/official_T0.07/\(batch)")
    try replay("supervised-contrastive temperature=0.07", fixture)
  }

  @Test(arguments: ["A", "B"]) func `as pytorch-metric-learning averages it`(_ batch: String) throws
  {
    let fixture = try FixtureFile.read("pair")("supcon/pml_T0.1/\(batch)")
    try replay("supervised-contrastive temperature=0.1 reduction=non-zero", fixture)
  }

  /// Two classes of two, at right angles: one positive of cosine 1 against two of cosine 0.
  @Test func `a right angle costs log(1 + 2 e^(-1/T))`() throws {
    let loss = try Registry.standard.loss("supervised-contrastive temperature=0.5")
    var parameters: Parameters = [:]
    let batch = try Embedded(
      Tensor([1, 0, 2, 0, 0, 1, 0, 3] as [Double], shape: [4, 2]), labels: [0, 0, 1, 1])
    #expect(abs(try loss(batch, &parameters).scalar - log(1 + 2 * exp(-2.0))) < 1e-12)
  }

  @Test func `a temperature of zero is refused`() {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss("supervised-contrastive temperature=0")
    }
  }
}
