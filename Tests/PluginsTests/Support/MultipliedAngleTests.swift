import Foundation
import Testing

@testable import Plugins

struct MultipliedAngleTests {
  @Test(arguments: 1...4) func `it falls from 1 to 1 - 2m without a jump`(_ factor: Int) {
    let angles = (0...1000).map { Double($0) * .pi / 1000 }
    let values = angles.map { multipliedAngle(cos($0), by: factor).value }
    #expect(abs(values[0] - 1) < 1e-14)
    #expect(abs(values[1000] - 1 + 2 * Double(factor)) < 1e-12)
    for (before, after) in zip(values, values.dropFirst()) {
      #expect(after <= before + 1e-12 && before - after < 0.0126)
    }
  }

  @Test(arguments: 1...4) func `inside its parts it is the cosine of the multiple`(_ factor: Int) {
    for angle in [0.1, 0.9, 1.4, 2.0, 2.9] {
      let part = (Double(factor) * angle / .pi).rounded(.down)
      let expected = pow(-1, part) * cos(Double(factor) * angle) - 2 * part
      let (value, slope) = multipliedAngle(cos(angle), by: factor)
      #expect(abs(value - expected) < 1e-13)
      let step = 1e-6
      let (above, below) = (
        multipliedAngle(cos(angle) + step, by: factor).value,
        multipliedAngle(cos(angle) - step, by: factor).value
      )
      #expect(abs((above - below) / (2 * step) - slope) < 1e-8)
    }
  }

  @Test func `cosines beyond one by rounding are one`() {
    #expect(multipliedAngle(1 + 1e-7, by: 4) == multipliedAngle(1, by: 4))
    #expect(multipliedAngle(-1 - 1e-7, by: 4).value == -7)
  }

  @Test func `annealing falls to its floor`() {
    let annealing = Annealing(start: 1000, rate: 0.12, power: 1, floor: 5)
    #expect(annealing(0) == 1000)
    #expect(abs(annealing(100) - 1000 / 13) < 1e-12)
    #expect(annealing(100_000) == 5)
    let (value, slope) = annealedTarget(0.5, factor: 2, cosineShare: 3)
    #expect(abs(value - (3 * 0.5 - 0.5) / 4) < 1e-15 && abs(slope - (3 + 2) / 4) < 1e-15)
  }
}
