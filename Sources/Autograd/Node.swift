internal import Synchronization

/// The values of a tensor.
///
/// Values and tape are apart: a record of the tape holds no values, so that those which no pullback
/// asks for are gone as soon as the forward pass has no more use for them.
final class Node: Sendable {
  let shape: [Int]
  let type: ScalarType
  let count: Int
  let storage: Storage
  /// Where it stands on the tape; nil when no gradient can flow to it.
  let record: Record?
  /// Set while a pullback runs that may write its result into this gradient.
  let isSpent = Atomic(false)

  init(shape: [Int], type: ScalarType, storage: Storage? = nil, record: Record? = nil) {
    self.shape = shape
    self.type = type
    count = shape.reduce(1, *)
    self.storage = storage ?? Storage(byteCount: max(1, count) * type.byteCount)
    self.record = record
    self.storage.nodeCount.add(1, ordering: .relaxed)
  }

  deinit { storage.nodeCount.subtract(1, ordering: .relaxed) }

  /// Other words about the same memory.
  convenience init(sharing other: Node, shape: [Int], record: Record? = nil) {
    self.init(shape: shape, type: other.type, storage: other.storage, record: record)
  }

  func mutableBuffer<T: Real>(_: T.Type) -> UnsafeMutableBufferPointer<T> {
    require(T.type == type, "a \(type) tensor read as \(T.type)")
    return UnsafeMutableBufferPointer(
      start: storage.pointer.assumingMemoryBound(to: T.self), count: count)
  }
}
