import Testing

@testable import Plugins

@Suite struct ConstantTests {
  @Test func `the rate is the optimizer's own throughout`() {
    #expect((0..<50).allSatisfy { Constant().factor(step: $0, of: 50, epochs: 5) == 1 })
  }
}
