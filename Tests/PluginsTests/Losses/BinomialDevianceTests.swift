import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct BinomialDevianceTests {
  @Test func `as published`() throws { try expectReplays("binomial-deviance") }

  /// Equal rows of one class: log(1 + e^(-2 (1 - ½))); orthogonal ones of two: log(1 + e^(50 (0 - ½))).
  @Test func `a pair costs by how far its cosine is from the threshold`() throws {
    let loss = try Registry.standard.loss("binomial-deviance")
    func value(_ rows: [Double], _ labels: [Int]) throws -> Double {
      try loss.evaluated(LossInput(embeddings: rows, width: 2, labels: labels, classes: 2)).value
    }
    #expect(abs(try value([1, 0, 2, 0], [0, 0]) - log(1 + exp(-1.0))) < 1e-15)
    #expect(abs(try value([1, 0, 0, 3], [0, 1]) - log(1 + exp(-25.0))) < 1e-15)
  }

  @Test func `impossible options are refused`() {
    for options in ["scale=0", "threshold=2", "negative-factor=-1"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("binomial-deviance \(options)"))
      }
    }
  }
}
