import TestSupport
import Testing

@testable import Autograd

@Suite struct ParametersTests {
  @Test func `sampled rows alone get a gradient, which stands in zeros`() throws {
    var parameters: Parameters = ["table": randomTensor([5, 2])]
    let leaf = parameters.sampling("table", rows: [1, 4])
    #expect(leaf.doubles == parameters["table"].gathering([1, 4]).doubles)
    let gradients = (2 * leaf).sum().gradients()
    let whole = try #require(parameters.gradient(of: "table", in: gradients))
    #expect(whole.doubles == [0, 0, 2, 2, 0, 0, 0, 0, 2, 2])
    #expect(parameters.samples["table"]?.rows == [1, 4])
    parameters.forgetSamples()
    #expect(parameters.samples.isEmpty)
    #expect(parameters.gradient(of: "table", in: gradients) == nil)
  }

  @Test func `a part is another loss's parameters, and what it changes is kept`() {
    let inner: Parameters = ["weight": Tensor(repeating: 1, shape: [2])]
    var all = (["own": Tensor(repeating: 5, shape: [])] as Parameters)
      .adding("1.inner.", inner.adding("count", .state, Tensor(repeating: 0, shape: [])))
    #expect(all.names.map(\.name) == ["own", "1.inner.weight", "1.inner.count"])
    #expect(all.names.map(\.role) == [.weight, .weight, .state])
    let seen = all.withPart("1.inner.") { part in
      part["count"] = Tensor(repeating: 3, shape: [])
      _ = part.sampling("weight", rows: [0])
      return part.names.map(\.name)
    }
    #expect(seen == ["weight", "count"])
    #expect(all["1.inner.count"].scalar == 3)
    #expect(all.samples["1.inner.weight"]?.rows == [0])
  }

  @Test func `rows are written in place`() {
    var table = Tensor([0, 1, 2, 3, 4, 5] as [Double], shape: [3, 2])
    table.replaceRows([2, 0], with: Tensor([9, 8, 7, 6] as [Double], shape: [2, 2]))
    #expect(table.doubles == [7, 6, 2, 3, 9, 8])
  }
}
