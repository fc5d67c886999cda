import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Autograd

/// A setting holds for the thread that makes it; each test puts back what it found.
@Suite struct ThreadsTests {
  @Test(arguments: [1, 2, 3, 4], [0, 1, 2, 3, 7, 64, 1000])
  func `every index is worked on once`(_ threads: Int, _ count: Int) {
    for grain in [0, 1, 3, 100] {
      let seen = Mutex([Int](repeating: 0, count: count))
      onThreads(threads) {
        Threads.split(count, grain: grain) { part in
          seen.withLock { for index in part { $0[index] += 1 } }
        }
      }
      #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
    }
  }

  @Test func `work too small to share stays in one part`() {
    let parts = Mutex(0)
    onThreads(4) { Threads.split(199, grain: 100) { _ in parts.withLock { $0 += 1 } } }
    #expect(parts.withLock { $0 } == 1)
  }

  @Test(arguments: [2, 4])
  func `work is shared among as many threads as were set`(_ threads: Int) {
    let parts = Mutex<[Range<Int>]>([])
    onThreads(threads) {
      #expect(Threads.count == threads)
      Threads.split(1000, grain: 1) { part in parts.withLock { $0.append(part) } }
    }
    #expect(parts.withLock { $0.count } == threads)
    #expect(parts.withLock { $0.allSatisfy { $0.count == 1000 / threads } })
  }

  @Test(arguments: [1, 2, 3, 4], [0, 1, 2, 7, 64, 1000])
  func `every index is in one chunk of the size asked for`(_ threads: Int, _ count: Int) {
    for size in [0, 1, 3, 100] {
      let seen = Mutex([Range<Int>]())
      onThreads(threads) {
        Threads.chunks(count, size: size) { part, thread in
          #expect((0..<threads).contains(thread))
          seen.withLock { $0.append(part) }
        }
      }
      let size = max(1, size)
      let parts = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
      #expect(seen.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } } == parts)
    }
  }

  func `a thread that is held up takes fewer chunks`() {
    let released = Atomic(false)
    let taken = Mutex([0, 0])
    onThreads(2) {
      Threads.chunks(100, size: 1) { part, thread in
        taken.withLock { $0[thread] += 1 }
        if part.lowerBound == 0 {
          while !released.load(ordering: .acquiring) { sched_yield() }
        } else if part.lowerBound == 99 {
          released.store(true, ordering: .releasing)
        }
      }
    }
    // Whoever took the first chunk was held until the other one had come to the last.
    #expect(taken.withLock { $0.sorted() } == [1, 99])
  }

  /// Sizes above the grain, so that the loops really are shared.
  @Test func `element-wise operations and reductions give the same bits on any number of threads`()
  {
    func results() -> [[Float]] {
      var random = Random(seed: 1)
      let x = Tensor.normal([300, 401], deviation: 1, random: &random)
      let row = Tensor.normal([401], deviation: 1, random: &random)
      return [
        x * row, x.exp(), x.scaled(by: 0.3, plus: 1), x.sum(along: 0), x.sum(along: 1),
        x.logSumExp(), x.normalisedRows(), x.distances(to: x.gathering([3, 1, 4])), x.sum(),
      ].map(\.floats)
    }
    let alone = onThreads(1) { results() }
    for threads in [2, 3] { #expect(onThreads(threads) { results() } == alone) }
  }
}
