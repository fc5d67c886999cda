internal import Synchronization

extension Tensor {
  /// Whether every element is finite.
  public var isFinite: Bool {
    type == .float32
      ? isFinite(UInt32.self, infinity: Float.infinity.bitPattern)
      : isFinite(UInt64.self, infinity: Double.infinity.bitPattern)
  }

  /// By bits: without its sign, what is not finite is no less than infinity.
  ///
  /// Their maximum is found
  /// without a branch, so that a parameter is read as fast as memory gives it.
  private func isFinite<Bits: FixedWidthInteger & UnsignedInteger & Sendable>(
    _: Bits.Type, infinity: Bits
  ) -> Bool {
    let values = node.storage.pointer.assumingMemoryBound(to: Bits.self)
    defer { withExtendedLifetime(self) {} }
    let isBroken = Atomic(false)
    Threads.split(count, grain: parallelGrain) { part in
      var largest: Bits = 0
      for i in part { largest = max(largest, values[i] & (Bits.max >> 1)) }
      if largest >= infinity { isBroken.store(true, ordering: .relaxed) }
    }
    return !isBroken.load(ordering: .relaxed)
  }
}
