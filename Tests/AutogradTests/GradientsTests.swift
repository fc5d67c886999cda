import TestSupport
import Testing

@testable import Autograd

/// Gradients along given slopes, and their sums.
@Suite struct GradientsTests {
  @Test func `gradients along slopes are those of the weighted sum`() throws {
    let x = randomTensor([3, 4]).parameter()
    let slopes = randomTensor([3, 4], seed: 7)
    let along = try #require(x.tanh().gradients(along: slopes)[x])
    let whole = try #require((x.tanh() * slopes).sum().gradients()[x])
    #expect(along.doubles == whole.doubles)
  }

  /// d/dx (x² + 3x) = 2x + 3 = 7 at x = 2; y is in the second alone.
  @Test func `added gradients are those of the sum of both scalars`() {
    let (x, y) = (Tensor([2.0], shape: []).parameter(), Tensor([5.0], shape: []).parameter())
    var gradients = x.squared().gradients()
    gradients.add((3 * x + y).gradients())
    #expect(gradients[x]?.scalar == 7)
    #expect(gradients[y]?.scalar == 1)
  }
}
