/// Memory of the pool, not set to anything: of a kernel while it runs, or of what its gradient needs.
struct PoolMemory<Element: Sendable>: Sendable {
  private let storage: Storage

  init(_ count: Int) {
    storage = Storage(byteCount: max(1, count) * MemoryLayout<Element>.stride)
  }

  /// Valid while this value lives: a kernel ends with `withExtendedLifetime`.
  var start: UnsafeMutablePointer<Element> {
    storage.pointer.assumingMemoryBound(to: Element.self)
  }
}
