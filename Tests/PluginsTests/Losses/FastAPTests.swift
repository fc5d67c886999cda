import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct FastAPTests {
  @Test func `as published`() throws { try expectReplays("fast-ap") }

  /// An anchor with its positive and its negative at squared distances 0 and 4, or exchanged.
  private func value(_ labels: [Int]) throws -> Double {
    let input = LossInput(
      embeddings: [1, 0, 2, 0, -1, 0], width: 2, labels: labels, classes: 2,
      mined: .pairs(
        Pairs(same: [(0, labels[1] == 0 ? 1 : 2)], different: [(0, labels[1] == 0 ? 2 : 1)])))
    return try Registry.standard.loss("fast-ap bins=4").evaluated(input).value
  }

  @Test func `a positive before the negative costs nothing, behind it one half`() throws {
    #expect(abs(try value([0, 0, 1])) < 1e-14)
    #expect(abs(try value([0, 1, 0]) - 0.5) < 1e-14)
  }

  @Test func `no bins are refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("fast-ap bins=0") }
  }
}
