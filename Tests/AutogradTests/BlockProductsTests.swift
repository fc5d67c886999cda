import Autograd
import TestSupport
import Testing

struct BlockProductsTests {
  @Test func `rows are multiplied within their block alone`() {
    let x = Tensor([1, 2, 3, 4, 5, 6, 7, 8].map(Double.init), shape: [4, 2])
    // (1, 2)·(1, 2) = 5, (1, 2)·(3, 4) = 11, …; (5, 6)·(7, 8) = 83.
    let products = x.blockProducts(of: 2)
    #expect(products.shape == [2, 4])
    #expect(products.doubles == [5, 11, 11, 25, 61, 83, 83, 113])
    #expect(x.converted(to: .float32).blockProducts(of: 2).doubles == products.doubles)
  }

  @Test func `the gradient is the slope`() {
    #expect(
      gradientError(of: [randomTensor([6, 4])]) { weightedSum($0[0].blockProducts(of: 3)) } < 1e-8)
  }
}
