import Synchronization
import Testing

@testable import Workbench

@Suite struct PrefetcherTests {
  private struct Broken: Error, Equatable { let index: Int }

  private func all(_ prefetcher: Prefetcher<Int>) throws -> [Int] {
    var elements: [Int] = []
    while let element = try prefetcher.next() { elements.append(element) }
    return elements
  }

  @Test(
    "elements arrive in order, however many workers there are",
    arguments: [(1, 1), (1, 4), (4, 4), (3, 2), (8, 16)])
  func order(workers: Int, depth: Int) throws {
    let prefetcher = Prefetcher(count: 200, depth: depth, workers: workers) { index in
      var random = Random(seed: 3).split(index)
      // Uneven work, so that later elements are ready before earlier ones.
      return (0..<random.integer(below: 20_000)).reduce(index) { sum, _ in
        sum ^ Int(truncatingIfNeeded: random.next())
      }
    }
    let expected = (0..<200).map { index in
      var random = Random(seed: 3).split(index)
      return (0..<random.integer(below: 20_000)).reduce(index) { sum, _ in
        sum ^ Int(truncatingIfNeeded: random.next())
      }
    }
    #expect(try all(prefetcher) == expected)
    #expect(try prefetcher.next() == nil)
  }

  @Test func `no more than depth elements are made ahead`() throws {
    let started = Mutex(0)
    let largestLead = Mutex(0)
    let taken = Mutex(0)
    let prefetcher = Prefetcher(count: 300, depth: 5, workers: 3) { index in
      let lead = started.withLock { started in
        started += 1
        return started
      }
      let consumed = taken.withLock { $0 }
      largestLead.withLock { $0 = max($0, lead - consumed) }
      return index
    }
    for index in 0..<300 {
      // Counted before the place becomes free, so the lead is never overstated.
      taken.withLock { $0 += 1 }
      #expect(try prefetcher.next() == index)
    }
    #expect(largestLead.withLock { $0 } <= 5)
    #expect(started.withLock { $0 } == 300)
  }

  @Test func `an error arrives in the place of its element, and the rest after it`() throws {
    let prefetcher = Prefetcher(count: 6, depth: 4, workers: 3) { index in
      if index == 2 { throw Broken(index: index) }
      return index
    }
    #expect(try prefetcher.next() == 0)
    #expect(try prefetcher.next() == 1)
    #expect(throws: Broken(index: 2)) { try prefetcher.next() }
    #expect(try all(prefetcher) == [3, 4, 5])
  }

  @Test func `a cancelled prefetcher gives no more and lets its workers go`() throws {
    let made = Mutex(0)
    let prefetcher = Prefetcher(count: 1_000_000, depth: 3, workers: 2) { index in
      made.withLock { $0 += 1 }
      return index
    }
    #expect(try prefetcher.next() == 0)
    prefetcher.cancel()
    #expect(try prefetcher.next() == nil)
    #expect(made.withLock { $0 } <= 4)
  }

  @Test func `each thread has tools of its own, made once`() throws {
    let made = Mutex(0)
    let prefetcher = Prefetcher(count: 100, depth: 6, workers: 3) {
      made.withLock { $0 += 1 }
      return 0
    } make: { (used: inout Int, index: Int) in
      used += 1
      return used
    }
    let uses = try all(prefetcher)
    // Every thread counts up from 1, so the number of ones is that of threads that had work; one
    // that the machine lets begin late may find none left, or not have begun at all.
    let working = uses.count { $0 == 1 }
    #expect(working >= 1 && (working...3).contains(made.withLock { $0 }))
  }

  @Test func `one that is dropped half-way ends by itself`() throws {
    for _ in 0..<50 {
      let prefetcher = Prefetcher(count: 1000, depth: 4, workers: 4) { $0 }
      #expect(try prefetcher.next() == 0)
    }
    #expect(try Prefetcher(count: 0) { $0 }.next() == nil)
  }
}
