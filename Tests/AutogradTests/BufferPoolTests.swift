import Testing

@testable import Autograd

/// The pool of these tests is their own: the shared one serves tests that run meanwhile.
@Suite struct BufferPoolTests {
  @Test func `a size class is no smaller than the request and at most a quarter larger`() {
    for bytes in 257..<5000 {
      let size = BufferPool.sizeClass(bytes)
      #expect(size >= bytes && Double(size) <= 1.25 * Double(bytes), "\(bytes) → \(size)")
    }
    for bytes in [0, 1, 4, 255, 256] { #expect(BufferPool.sizeClass(bytes) == 256) }
  }

  @Test func `size classes keep the alignment of cache lines and are their own class`() {
    for shift in 8..<40 {
      for bytes in [1 << shift, (1 << shift) + 1, 3 << shift, (5 << shift) - 1] {
        let size = BufferPool.sizeClass(bytes)
        #expect(size % 64 == 0)
        #expect(BufferPool.sizeClass(size) == size)
      }
    }
  }

  @Test func `a buffer given back serves the next request of its class`() {
    let pool = BufferPool()
    let first = pool.take(1000)
    pool.give(first.pointer, size: first.size)
    let second = pool.take(1020)
    #expect(second.pointer == first.pointer)
    #expect(pool.allocationCount == 1)
    pool.give(second.pointer, size: second.size)
  }

  @Test func `a buffer in use is not handed out again`() {
    let pool = BufferPool()
    let buffers = (0..<10).map { _ in pool.take(512) }
    #expect(Set(buffers.map(\.pointer)).count == 10)
    #expect(pool.allocationCount == 10)
    for buffer in buffers { pool.give(buffer.pointer, size: buffer.size) }
  }

  @Test func `another class gets a buffer of its own`() {
    let pool = BufferPool()
    let small = pool.take(512)
    pool.give(small.pointer, size: small.size)
    let large = pool.take(513)
    #expect(large.size == 640)
    #expect(pool.allocationCount == 2)
    pool.give(large.pointer, size: large.size)
  }

  @Test func `trimming returns what is not in use, and only that`() {
    let pool = BufferPool()
    let (kept, returned) = (pool.take(1024), pool.take(4096))
    #expect(pool.heldBytes == 1024 + 4096)
    pool.give(returned.pointer, size: returned.size)
    pool.trim()
    #expect(pool.heldBytes == 1024)
    let fresh = pool.take(4096)
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
    pool.trim()
  }

  @Test func `tasks that share a pool never share a buffer`() async {
    let pool = BufferPool()
    let torn = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<4 {
        group.addTask {
          (0..<500).contains { round in
            let buffer = pool.take(256 + 64 * (round % 3))
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
    #expect(pool.allocationCount <= 12)
  }
}
