import Foundation
import TestSupport
import Testing

@testable import Autograd

@Suite struct LanesFunctionsTests {
  /// 30,000 numbers from -12 to 12, none of them a special one.
  private let numbers = stride(from: Float(-12), to: 12, by: 8e-4).map { $0 }

  @Test func `the exponential is exact to two units in the last place`() {
    for x in numbers.map({ $0 * 7 }) where x > -87 {
      let value = Lanes(repeating: x).exponential()[3]
      #expect(abs(Double(value) / exp(Double(x)) - 1) < 2.5e-7)
    }
    #expect(Lanes(repeating: .nan).exponential()[0].isNaN)
    #expect(Lanes(repeating: -.infinity).exponential()[0] < 1.7e-38)
  }

  @Test func `the distribution and its bell are those of double precision`() {
    for x in numbers {
      let (cumulative, bell) = Lanes(repeating: x).gaussian()
      let exact = 0.5 * erfc(-Double(x) / 2.0.squareRoot())
      #expect(abs(Double(cumulative[5]) - exact) < 3e-7)
      // Far out on the left, where little is left, digits stay; what is too small does not count.
      if exact > 1e-30 { #expect(abs(Double(cumulative[5]) / exact - 1) < 1e-5) }
      #expect(abs(Double(bell[5]) - exp(-0.5 * Double(x) * Double(x))) < 3e-7)
    }
  }

  @Test func `GELU and its gradient are those of double precision`() {
    let x = Tensor(numbers.map(Double.init), shape: [numbers.count])
    #expect(precisionError(of: [x]) { $0[0].gelu() } < 1e-6)
    #expect(Tensor([Float.nan], shape: [1]).gelu().floats[0].isNaN)
  }

  @Test func `the sum of lanes is that of all of them`() {
    var lanes = Lanes.zero
    for lane in 0..<16 { lanes[lane] = Float(1 << lane) }
    #expect(lanes.total() == 65_535)
  }
}
