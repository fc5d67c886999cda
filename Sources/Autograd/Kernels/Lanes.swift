internal import CVector

/// Sixteen single-precision numbers: one AVX-512 register, two of AVX2, four of NEON or SSE.
///
/// All kernels are written with this one width; the compiler splits it where registers are
/// narrower. Their arrays keep channels in panels of as many.
typealias Lanes = SIMD16<Float>

extension Lanes {
  /// How many lanes there are.
  static let width = 16

  /// Whether one register holds them all: then register tiles have room for two panels of columns.
  @inline(__always)
  static var fitOneRegister: Bool { VECTOR_BITS >= 512 }

  /// Whether they take two registers, as with AVX2.
  @inline(__always)
  static var fillTwoRegisters: Bool { VECTOR_BITS == 256 }

  /// The next multiple of the number of lanes.
  @inline(__always)
  static func padded(_ count: Int) -> Int { (count &+ 15) & ~15 }

  /// Sixteen numbers from memory of any alignment.
  @inline(__always)
  init(at pointer: UnsafePointer<Float>) {
    self = UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self)
  }

  /// The first `count` numbers of up to sixteen, and zeros after them.
  @inline(__always)
  init(at pointer: UnsafePointer<Float>, count: Int) {
    guard count < Lanes.width else {
      self.init(at: pointer)
      return
    }
    self = .zero
    for lane in 0..<count { self[lane] = pointer[lane] }
  }

  /// Writes the sixteen numbers to memory of any alignment.
  @inline(__always)
  func store(to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Lanes.self)
  }

  /// Writes the first `count` numbers of up to sixteen.
  @inline(__always)
  func store(to pointer: UnsafeMutablePointer<Float>, count: Int) {
    guard count < Lanes.width else {
      store(to: pointer)
      return
    }
    for lane in 0..<count { pointer[lane] = self[lane] }
  }
}

/// Calls `body` with 0 to 15, written out: a loop of sixteen would not be unrolled everywhere, and an
/// array that is read at an index known only at run time has to live in memory.
@inline(__always)
func forEachLane(_ body: (Int) -> Void) {
  body(0); body(1); body(2); body(3); body(4); body(5); body(6); body(7)
  body(8); body(9); body(10); body(11); body(12); body(13); body(14); body(15)
}

extension UnsafePointer<Float> {
  /// Asks for the cache line here, which is going to be read soon; any address is fine.
  @inline(__always)
  func prefetch() { vector_prefetch(self) }
}

extension UnsafeMutablePointer<Float> {
  /// Asks for the cache line here, which is going to be written soon; any address is fine.
  @inline(__always)
  func prefetch() { vector_prefetch_write(self) }
}
