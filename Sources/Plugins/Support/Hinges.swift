internal import Foundation

/// max(0, x) with its slope.
func hinge(_ x: Double) -> (value: Double, slope: Double) { x > 0 ? (x, 1) : (0, 0) }

/// log(1 + eˣ) with its slope, without overflow.
func softplus(_ x: Double) -> (value: Double, slope: Double) {
  let e = exp(-abs(x))
  return (max(x, 0) + log1p(e), x >= 0 ? 1 / (1 + e) : e / (1 + e))
}
