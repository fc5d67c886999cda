import Autograd
import Testing

@testable import Workbench

struct RadixSortTests {
  private func keys(_ count: Int, below bound: UInt64, seed: UInt64) -> [UInt64] {
    var random = Random(seed: seed)
    return (0..<count).map { _ in bound == 0 ? random.next() : random.next() % bound }
  }

  @Test(arguments: [0, 1, 2, 1_999, 2_001, 20_000], [0, 1, 7, 1 << 40] as [UInt64])
  func `keys come out in ascending order`(_ count: Int, _ bound: UInt64) {
    let keys = keys(count, below: bound, seed: UInt64(count))
    var sorted = keys
    radixSort(&sorted)
    #expect(sorted == keys.sorted())
  }

  @Test func `several threads give the same as one`() {
    let keys = keys(140_000, below: 0, seed: 5)
    var (one, several) = (keys, keys)
    let count = Threads.count
    defer { Threads.set(count) }
    Threads.set(1)
    radixSort(&one)
    Threads.set(2)
    radixSort(&several)
    #expect(one == several && zip(one, one.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `narrow keys sort, too`() {
    let keys = keys(5_000, below: 0, seed: 9).map { UInt32(truncatingIfNeeded: $0) }
    var sorted = keys
    radixSort(&sorted)
    #expect(sorted == keys.sorted())
  }
}
