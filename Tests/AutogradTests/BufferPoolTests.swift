import Testing

@testable import Autograd

/// The pool of these tests is their own: the shared one serves tests that run meanwhile.
@Suite struct BufferPoolTests {
  @Test func `a size is no smaller than the request and at most a quarter larger`() {
    for bytes in (257..<5000).map({ $0 }) + [16_384, 16_385, 70_000, 1_000_001] {
      let size = BufferPool.sizeClass(bytes)
      #expect(size >= bytes && Double(size) <= 1.25 * Double(bytes), "\(bytes) → \(size)")
    }
    for bytes in [0, 1, 4, 255, 256] { #expect(BufferPool.sizeClass(bytes) == 256) }
  }

  @Test func `a large buffer wastes less than a page`() {
    for bytes in [16_385, 20_480, 25_690_112, 25_690_113] {
      #expect((0..<4096).contains(BufferPool.sizeClass(bytes) - bytes))
    }
  }

  @Test func `sizes keep the alignment of cache lines and are their own size`() {
    for shift in 8..<40 {
      for bytes in [1 << shift, (1 << shift) + 1, 3 << shift, (5 << shift) - 1] {
        let size = BufferPool.sizeClass(bytes)
        #expect(size % 64 == 0)
        #expect(BufferPool.sizeClass(size) == size)
      }
    }
  }

  @Test(arguments: [1000, 100_000])
  func `a buffer given back serves the next request of its size`(_ bytes: Int) {
    let pool = BufferPool()
    let first = pool.take(bytes)
    pool.give(first.pointer, size: first.size)
    let second = pool.take(bytes + 20)
    #expect(second.pointer == first.pointer)
    #expect(pool.allocationCount == 1)
    pool.give(second.pointer, size: second.size)
  }

  @Test(arguments: [512, 50_000])
  func `a buffer in use is not handed out again`(_ bytes: Int) {
    let pool = BufferPool()
    let buffers = (0..<10).map { _ in pool.take(bytes) }
    #expect(Set(buffers.map(\.pointer)).count == 10)
    #expect(pool.allocationCount == 10)
    for buffer in buffers { pool.give(buffer.pointer, size: buffer.size) }
  }

  @Test func `a small buffer serves its class alone`() {
    let pool = BufferPool()
    let small = pool.take(512)
    pool.give(small.pointer, size: small.size)
    let larger = pool.take(513)
    #expect(larger.size == 640)
    #expect(pool.allocationCount == 2)
    pool.give(larger.pointer, size: larger.size)
  }

  @Test func `large buffers given back serve a larger and several smaller ones`() {
    let pool = BufferPool()
    let halves = [pool.take(1 << 20), pool.take(1 << 20)]
    for half in halves { pool.give(half.pointer, size: half.size) }
    let whole = pool.take(2 << 20)
    pool.give(whole.pointer, size: whole.size)
    let parts = (0..<4).map { _ in pool.take(1 << 19) }
    #expect(pool.allocationCount == 2 && pool.heldBytes == 2 << 20)
    for part in parts { pool.give(part.pointer, size: part.size) }
  }

  @Test func `what is in use is counted, and the most of it since the last look`() {
    let pool = BufferPool()
    let first = pool.take(20_480)
    let second = pool.take(40_960)
    pool.give(second.pointer, size: second.size)
    #expect(pool.liveBytes == 20_480)
    #expect(pool.takePeak() == 61_440 && pool.takePeak() == 20_480)
    pool.give(first.pointer, size: first.size)
    #expect(pool.liveBytes == 0)
  }

  @Test func `trimming returns what is not in use, and only that`() {
    let pool = BufferPool()
    let (kept, returned) = (pool.take(1 << 20), pool.take(1 << 22))
    kept.pointer.storeBytes(of: 7, as: Int.self)
    pool.give(returned.pointer, size: returned.size)
    pool.trim()
    #expect(pool.heldBytes == 1 << 20 && kept.pointer.load(as: Int.self) == 7)
    let fresh = pool.take(1 << 22)
    #expect(pool.allocationCount == 3)
    for buffer in [kept, fresh] { pool.give(buffer.pointer, size: buffer.size) }
    pool.trim()
    #expect(pool.heldBytes == 0)
  }

  @Test func `buffers lie on cache lines`() {
    let pool = BufferPool()
    for bytes in [1, 300, 700, 5000, 1 << 20] {
      let buffer = pool.take(bytes)
      #expect(UInt(bitPattern: buffer.pointer) % 64 == 0)
      pool.give(buffer.pointer, size: buffer.size)
    }
  }

  @Test(arguments: [256, 20_000])
  func `tasks that share a pool never share a buffer`(_ least: Int) async {
    let pool = BufferPool()
    let torn = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<500).contains { round in
            let buffer = pool.take(least + 64 * (round % 3))
            let words = buffer.pointer.assumingMemoryBound(to: Int.self)
            for place in 0..<32 { words[place] = task }
            let torn = (0..<32).contains { words[$0] != task }
            pool.give(buffer.pointer, size: buffer.size)
            return torn
          }
        }
      }
      return await group.contains(true)
    }
    #expect(!torn)
    #expect(pool.liveBytes == 0)
  }
}
