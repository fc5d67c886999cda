import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct BatchHardTests {
  @Test func `as published`() throws { try expectReplays("batch-hard") }

  /// Points on a line: 0, 1, 5 | 2, -3.
  ///
  /// From 0 the farthest positive is 5, the nearest negative 2, and
  /// so on.
  @Test func `each anchor gets its farthest positive and nearest negative`() throws {
    let rows = Tensor([0, 1, 5, 2, -3] as [Double], shape: [5, 1])
    let batch = try Embedded(rows, labels: [0, 0, 0, 1, 1])
    let triplets: [Mined.Triplet] = [
      .init(0, 2, 3), .init(1, 2, 3), .init(2, 0, 3), .init(3, 4, 1), .init(4, 3, 0),
    ]
    #expect(BatchHard(normalised: false).mine(batch) == .triplets(triplets))
  }

  @Test func `the lower row wins a tie`() throws {
    let batch = try Embedded(Tensor(repeating: 1, shape: [5, 1]), labels: [0, 1, 0, 1, 0])
    #expect(
      BatchHard().mine(batch)
        == .triplets([
          .init(0, 2, 1), .init(1, 3, 0), .init(2, 0, 1), .init(3, 1, 0), .init(4, 0, 1),
        ]))
  }
}
