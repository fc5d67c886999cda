import Autograd
import TestSupport
import Testing

@testable import Plugins

struct CentreSpreadTests {
  @Test func `it is half the mean distance between two centres of a class`() {
    // Class 0: opposite directions, distance 2; class 1: one direction, distance 0. (2 + 0) / (2 ·
    // 2).
    let centres = Tensor([1, 0, -3, 0, 0, 1, 0, 2].map(Double.init), shape: [4, 2])
    #expect(spread(ofCentres: centres, 2, epsilon: 0).scalar == 0.5)
    #expect(spread(ofCentres: centres, 1, epsilon: 0).scalar == 0)
  }

  @Test func `its gradient is its slope`() {
    let error = gradientError(of: [randomTensor([6, 4])]) {
      spread(ofCentres: $0[0], 3, epsilon: 1e-5)
    }
    #expect(error < 1e-8)
  }

  @Test func `centres that coincide exert no force`() {
    let centres = Tensor([1, 2, 1, 2].map(Float.init), shape: [2, 2]).parameter()
    let gradient = spread(ofCentres: centres, 2, epsilon: 0).gradients()[centres]
    #expect(gradient?.doubles.allSatisfy { $0.isFinite } == true)
  }
}
