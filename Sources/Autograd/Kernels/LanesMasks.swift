/// Which of sixteen lanes a comparison holds for.
typealias LaneMask = SIMDMask<SIMD16<Int32>>

// In bits, of which a mask has all or none a lane. The standard library's `replace(with:where:)` was
// compiled in larger loops with masks taken apart lane by lane, which made kernels four times as slow;
// `|` of vectors and of masks was so everywhere (Swift 6.3), so that a choice is made of `^` and `&`.

extension SIMD16<Int32> {
  /// These numbers, with those of `other` where the mask holds.
  @inline(__always)
  func replaced(with other: Self, where mask: LaneMask) -> Self {
    self ^ ((self ^ other) & unsafeBitCast(mask, to: Self.self))
  }
}

extension Lanes {
  /// These numbers, with those of `other` where the mask holds.
  @inline(__always)
  func replaced(with other: Lanes, where mask: LaneMask) -> Lanes {
    let bits = unsafeBitCast(self, to: SIMD16<Int32>.self)
      .replaced(with: unsafeBitCast(other, to: SIMD16<Int32>.self), where: mask)
    return unsafeBitCast(bits, to: Lanes.self)
  }

  /// These numbers where the mask holds, else zero.
  @inline(__always)
  func kept(where mask: LaneMask) -> Lanes {
    let bits = unsafeBitCast(self, to: SIMD16<Int32>.self)
    return unsafeBitCast(bits & unsafeBitCast(mask, to: SIMD16<Int32>.self), to: Lanes.self)
  }
}
