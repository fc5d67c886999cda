internal import CVector

// These stand in front of the standard library's functions of the same names, which call a function of
// the C library for each lane where the processor cannot multiply and add at once.
extension Lanes {
  /// `self + a · b`, rounded once where the processor can.
  @inline(__always)
  func addingProduct(_ a: Lanes, _ b: Lanes) -> Lanes { vector_multiply_add(a, b, self) }

  /// `self + factor · other`, rounded once where the processor can.
  @inline(__always)
  func addingProduct(_ factor: Float, _ other: Lanes) -> Lanes {
    addingProduct(other, Lanes(repeating: factor))
  }

  /// `self + other · factor`, rounded once where the processor can.
  @inline(__always)
  func addingProduct(_ other: Lanes, _ factor: Float) -> Lanes {
    addingProduct(other, Lanes(repeating: factor))
  }

  /// Adds `a · b`, rounded once where the processor can.
  ///
  /// There by the standard library's product: with the other one, the compiler unrolls the loops of
  /// ``TileWork`` twice, and their sums no longer fit into the registers (Swift 6.3).
  @inline(__always)
  mutating func addProduct(_ a: Lanes, _ b: Lanes) {
    if Lanes.fuses { addFusedProduct(&self, a, b) } else { self = addingProduct(a, b) }
  }

  @inline(__always)
  private static var fuses: Bool { VECTOR_FUSES != 0 }
}

/// The standard library's product, which ``Lanes`` hides behind its own.
@inline(__always)
private func addFusedProduct<Vector: SIMD>(_ sum: inout Vector, _ a: Vector, _ b: Vector)
where Vector.Scalar: FloatingPoint {
  sum.addProduct(a, b)
}
