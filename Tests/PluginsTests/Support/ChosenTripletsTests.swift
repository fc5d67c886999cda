import Autograd
import Testing

@testable import Plugins

@Suite struct ChosenTripletsTests {
  @Test func `those that satisfy the condition are chosen, in order`() throws {
    let batch = try Embedded(Tensor(repeating: 0, shape: [4, 1]), labels: [0, 0, 1, 2])
    #expect(
      chosenTriplets(batch) { a, _, n in a == 1 && n > 1 } == [.init(1, 0, 2), .init(1, 0, 3)])
    #expect(chosenTriplets(batch) { _, _, _ in false }.isEmpty)
    #expect(chosenTriplets(batch) { _, _, _ in true }.count == 4)
  }
}
