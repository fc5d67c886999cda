import Autograd
import Testing

@testable import Plugins

@Suite struct SharesTests {
  @Test func `the share is of all costs together`() {
    let (some, none) = (
      Tensor([0, 2, 0] as [Double], shape: [3]), Tensor([] as [Double], shape: [0])
    )
    #expect(share(of: some, Tensor([1] as [Double], shape: [1]), none) == 0.5)
    #expect(share(of: none) == 0)
  }
}
