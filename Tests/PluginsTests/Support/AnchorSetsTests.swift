import Autograd
import Testing

@testable import Plugins

@Suite struct AnchorSetsTests {
  @Test func `masks are of the pairs in use`() throws {
    let rows = Tensor(repeating: 0, shape: [3, 1])
    let all = AnchorSets(try Embedded(rows, labels: [0, 0, 1]))
    #expect(all.same == [false, true, false, true, false, false, false, false, false])
    #expect(all.different == [false, false, true, false, false, true, true, true, false])
    #expect(all.complete == [0, 1])
    let mined = AnchorSets(
      try Embedded(
        rows, labels: [0, 0, 1], mined: .pairs(Pairs(same: [(1, 0)], different: [(1, 2)]))))
    #expect(mined.complete == [1] && mined.same.count { $0 } == 1)
    #expect(mined.hasDifferent == [false, true, false])
  }
}
