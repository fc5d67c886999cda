internal import Glibc
internal import Synchronization

/// Memory that tensors give back, kept for the next tensor.
///
/// A fresh 26 MB buffer costs more in page faults than the kernel that fills it; a training run
/// reuses what its first steps took, and ``allocationCount`` says whether that holds. Large buffers
/// lie in one ``Arena``; small ones are cut from slabs and kept by size.
public final class BufferPool: Sendable {
  /// The pool that every tensor uses.
  public static let shared = BufferPool()

  private static let smallest = 256
  /// Up to this size a buffer is kept by its size class.
  static let largestSmall = 16_384
  fileprivate static let slabBytes = 1 << 18

  fileprivate struct State {
    var range: AddressRange?
    var arena = Arena()
    var small: [Int: [Int]] = [:]
    var slab = 0..<0
    var allocationCount = 0
    var liveBytes = 0
    var peakBytes = 0
  }

  private let state = Mutex(State())

  deinit { state.withLock { $0.range }?.end() }

  /// How often the pool had to take more from the system.
  public var allocationCount: Int { state.withLock { $0.allocationCount } }

  /// Bytes between the first and the last buffer, in use or not.
  public var heldBytes: Int { state.withLock { $0.arena.end } }

  /// Bytes in use.
  public var liveBytes: Int { state.withLock { $0.liveBytes } }

  /// The most bytes that were in use at once since the last call.
  func takePeak() -> Int {
    state.withLock { state in
      defer { state.peakBytes = state.liveBytes }
      return state.peakBytes
    }
  }

  /// Returns the memory of large buffers that are not in use to the system.
  public func trim() {
    state.withLock { state in
      for part in state.arena.trimmed() { state.range?.release(part) }
    }
  }

  /// The size that a request is rounded up to: a quarter step between powers of two while small,
  /// whole pages beyond.
  static func sizeClass(_ byteCount: Int) -> Int {
    guard byteCount <= largestSmall else {
      return (byteCount + Arena.unit - 1) / Arena.unit * Arena.unit
    }
    var size = smallest
    while size < byteCount { size *= 2 }
    let quarter = size / 8
    for steps in 5...8 where quarter * steps >= byteCount && size > smallest {
      return quarter * steps
    }
    return size
  }

  func take(_ byteCount: Int) -> (pointer: UnsafeMutableRawPointer, size: Int) {
    let size = BufferPool.sizeClass(byteCount)
    let pointer = state.withLock { state in
      state.liveBytes += size
      state.peakBytes = max(state.peakBytes, state.liveBytes)
      let offset =
        size <= BufferPool.largestSmall
        ? state.takeSmall(size) : state.takeLarge(size)
      return state.pointer(to: offset, size)
    }
    guard let pointer else { preconditionFailure("out of memory: \(size) bytes for a tensor") }
    return (pointer, size)
  }

  func give(_ pointer: UnsafeMutableRawPointer, size: Int) {
    state.withLock { state in
      guard let range = state.range else { return }
      let offset = range.offset(of: pointer)
      state.liveBytes -= size
      if size <= BufferPool.largestSmall {
        state.small[size, default: []].append(offset)
      } else {
        state.arena.give(offset..<offset + size)
      }
    }
  }
}

extension BufferPool.State {
  fileprivate mutating func takeLarge(_ size: Int) -> Int {
    let (offset, grew) = arena.take(size)
    if grew { allocationCount += 1 }
    return offset
  }

  /// A buffer of the class that is free, or the next bytes of the slab.
  fileprivate mutating func takeSmall(_ size: Int) -> Int {
    if let offset = small[size]?.popLast() { return offset }
    allocationCount += 1
    if slab.count < size {
      let start = arena.take(BufferPool.slabBytes).offset
      slab = start..<start + BufferPool.slabBytes
    }
    defer { slab = slab.lowerBound + size..<slab.upperBound }
    return slab.lowerBound
  }

  /// The place of an offset; nil when the addresses do not reach.
  fileprivate mutating func pointer(to offset: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    if range == nil { range = AddressRange() }
    return range?.pointer(to: offset, size)
  }
}

/// One buffer of the pool, given back when the last tensor that shows it is gone.
///
/// Unchecked `Sendable`: contents are written before the tensor is shared, or while it is uniquely
/// referenced (``Tensor/updateInPlace``), never otherwise.
final class Storage: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
  private let size: Int
  /// How many nodes show this memory; one that has it alone may write in place.
  let nodeCount = Atomic<Int>(0)

  init(byteCount: Int) { (pointer, size) = BufferPool.shared.take(byteCount) }

  deinit { BufferPool.shared.give(pointer, size: size) }
}
