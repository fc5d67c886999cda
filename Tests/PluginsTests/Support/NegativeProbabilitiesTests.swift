import Autograd
import Foundation
import Testing

@testable import Plugins

@Suite struct NegativeProbabilitiesTests {
  /// Width 4: 1 / q = d⁻² (1 - d² / 4)^-½.
  ///
  /// At distance 1 that is 1.1547, at 0.8 1.7048, at 0.2 as at the
  /// floor, 0.5, 4.1312.
  @Test func `probabilities are inverse to the density of distances`() {
    let distances = Tensor(
      [0, 1, 0.8, 0.2, 1, 0, 0, 0, 0.8, 0, 0, 0, 0.2, 0, 0, 0] as [Double], shape: [4, 4])
    let weights = [1.0, 0.8, 0.5].map { pow($0, -2) * pow(1 - $0 * $0 / 4, -0.5) }
    let got = negativeProbabilities(
      [0, 1, 1, 2], distances, width: 4, floor: 0.5, limit: 1.4)[0..<4]
    #expect(got[0] == 0)
    for (a, b) in zip(got.dropFirst(), weights.map { $0 / weights.reduce(0, +) }) {
      #expect(abs(a - b) < 1e-12)
    }
  }

  @Test func `an anchor without a negative within the limit has zeros`() {
    let distances = Tensor([0, 1.5, 1.5, 0] as [Double], shape: [2, 2])
    #expect(
      negativeProbabilities([0, 1], distances, width: 3, floor: 0.5, limit: 1.4)
        == [0, 0, 0, 0])
  }
}
