/// Memory that a kernel needs while it runs: from the pool, not set to anything.
struct Scratch {
  private let storage: Storage
  /// Numbers of one worker.
  private let count: Int

  /// Room for `count` numbers of each of `workers`, every part beginning on a line of the cache.
  init(_ count: Int, workers: Int = 1) {
    self.count = (count + 15) & ~15
    storage = Storage(byteCount: max(1, self.count * workers) * MemoryLayout<Float>.size)
  }

  /// The part of a worker; valid while the scratch memory lives.
  subscript(worker: Int) -> UnsafeMutablePointer<Float> {
    storage.pointer.assumingMemoryBound(to: Float.self) + worker * count
  }

  /// The part of a worker as lanes.
  func lanes(_ worker: Int) -> UnsafeMutablePointer<Lanes> {
    UnsafeMutableRawPointer(self[worker]).assumingMemoryBound(to: Lanes.self)
  }

  /// Numbers that are all zero.
  static func zeros(_ count: Int) -> Scratch {
    let scratch = Scratch(count)
    scratch[0].initialize(repeating: 0, count: count)
    return scratch
  }
}
