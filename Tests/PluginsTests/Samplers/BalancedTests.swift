import Autograd
import Testing

@testable import Plugins

@Suite struct BalancedTests {
  /// Three classes of 900, 90 and 10 rows.
  private let labels = [900, 90, 10].enumerated().flatMap { [Int](repeating: $0, count: $1) }

  private func batches(_ size: Int, seed: UInt64 = 1) throws -> [[Int]] {
    try Balanced(batchSize: size).batches(of: labels, random: Random(seed: seed))
  }

  @Test func `every class is as likely, whatever its size`() throws {
    let shown = try (0..<9).flatMap { try batches(100, seed: $0).flatMap(\.self) }
    #expect(shown.count == 9000)
    for label in 0..<3 {
      // 3000 are expected, with deviation √(9000 · 1/3 · 2/3) = 45.
      #expect(abs(shown.count { labels[$0] == label } - 3000) < 180)
    }
  }

  @Test func `classes are drawn with replacement: batches differ in how many they hold`() throws {
    let counts = try batches(10).map { batch in batch.count { labels[$0] == 0 } }
    #expect(Set(counts).count > 3)
  }

  @Test func `all images of a class come up before one does again`() throws {
    let rare = try batches(100).flatMap(\.self).filter { labels[$0] == 2 }
    #expect(rare.count > 250)
    for start in stride(from: 0, to: rare.count - 10, by: 10) {
      #expect(Set(rare[start..<start + 10]).count == 10)
    }
  }

  @Test func `fewer rows than a batch are refused with both numbers`() {
    let error = #expect(throws: DataError.self) { try batches(1001) }
    #expect(error?.problem == "a batch takes 1001 images, but only 1000 are there")
  }
}
