import Foundation
import Testing

@testable import Plugins

@Suite struct HingesTests {
  @Test func `a hinge has a slope above zero only`() {
    #expect(hinge(2) == (2, 1))
    #expect(hinge(0) == (0, 0) && hinge(-3) == (0, 0))
  }

  @Test(arguments: [-800, -3, 0, 0.5, 800]) func `softplus does not overflow`(_ x: Double) {
    let (value, slope) = softplus(x)
    #expect(abs(value - (x > 700 ? x : log1p(exp(x)))) <= 1e-14)
    #expect(abs(slope - 1 / (1 + exp(-x))) <= 1e-15)
  }
}
