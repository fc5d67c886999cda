import Autograd
import Testing

@testable import Plugins

@Suite struct NothingTests {
  @Test func `nothing costs zero with a gradient of zero, also where rows are infinite`() throws {
    let rows = Tensor([1, .infinity] as [Float], shape: [1, 2]).parameter()
    let cost = nothing(rows)
    #expect(cost.scalar == 0 && cost.shape == [] && cost.type == .float32)
    #expect(try #require(cost.gradients()[rows]).floats == [0, 0])
  }
}
