internal import Glibc
internal import Synchronization

/// Memory that tensors give back, kept for the next tensor of about the same size.
///
/// A fresh 26 MB buffer costs more in page faults than the kernel that fills it; a training run
/// reuses what its first steps allocated, and ``allocationCount`` says whether that holds.
public final class BufferPool: Sendable {
  /// The pool that every tensor uses.
  public static let shared = BufferPool()

  private struct State {
    var free: [Int: [UInt]] = [:]
    var allocationCount = 0
    var heldBytes = 0
  }

  private let state = Mutex(State())

  /// How many buffers were ever allocated from the system.
  public var allocationCount: Int { state.withLock { $0.allocationCount } }

  /// Bytes that the pool got from the system and has not returned.
  public var heldBytes: Int { state.withLock { $0.heldBytes } }

  /// Returns every buffer that is not in use to the system.
  public func trim() {
    state.withLock { state in
      for (size, addresses) in state.free {
        for address in addresses { Glibc.free(UnsafeMutableRawPointer(bitPattern: address)) }
        state.heldBytes -= size * addresses.count
      }
      state.free = [:]
    }
  }

  /// The size that a request is rounded up to: a quarter step between powers of two.
  static func sizeClass(_ byteCount: Int) -> Int {
    var size = 256
    while size < byteCount { size *= 2 }
    let quarter = size / 8
    for steps in 5...8 where quarter * steps >= byteCount && size > 256 { return quarter * steps }
    return size
  }

  func take(_ byteCount: Int) -> (pointer: UnsafeMutableRawPointer, size: Int) {
    let size = BufferPool.sizeClass(byteCount)
    let address: UInt? = state.withLock { state in
      if let address = state.free[size]?.popLast() { return address }
      state.allocationCount += 1
      state.heldBytes += size
      return nil
    }
    if let address, let pointer = UnsafeMutableRawPointer(bitPattern: address) {
      return (pointer, size)
    }
    guard let pointer = aligned_alloc(64, size) else {
      preconditionFailure("out of memory: \(size) bytes for a tensor")
    }
    return (pointer, size)
  }

  func give(_ pointer: UnsafeMutableRawPointer, size: Int) {
    state.withLock { $0.free[size, default: []].append(UInt(bitPattern: pointer)) }
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
