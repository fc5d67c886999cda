internal import Foundation
import Workbench

/// ψ(θ) = (-1)^k cos(mθ) - 2k with k = ⌊mθ / π⌋: cos of a multiplied angle, made to fall from 1 to
/// 1 - 2m as the angle grows from 0 to π.
///
/// cos(mθ) is Chebyshev's polynomial in cos θ, so its slope needs no angle. Whole factors from 1 on.
///
/// - Source: Liu, Wen, Yu, Yang, "Large-Margin Softmax Loss for Convolutional Neural Networks",
///   ICML 2016, equation 6.
func multipliedAngle(_ cosine: Double, by factor: Int) -> (value: Double, slope: Double) {
  let cosine = min(max(cosine, -1), 1)
  let step = min(Int(Double(factor) * acos(cosine) / .pi), factor - 1)
  // T_n = 2c T_{n-1} - T_{n-2}, and its slope.
  var (last, lastSlope, value, slope) = (1.0, 0.0, cosine, 1.0)
  for _ in 1..<max(1, factor) {
    (last, lastSlope, value, slope) = (
      value, slope, 2 * cosine * value - last, 2 * value + 2 * cosine * slope - lastSlope
    )
  }
  let sign = step.isMultiple(of: 2) ? 1.0 : -1
  return (sign * value - 2 * Double(step), sign * slope)
}

/// How much of the plain cosine a target still has, falling as training goes on.
///
///     λ(t) = max( floor, start · (1 + rate · t)^-power ),   target = (λ cos θ + ψ(θ)) / (1 + λ)
struct Annealing {
  let start: Double
  let rate: Double
  let power: Double
  let floor: Double

  /// λ after so many steps.
  func callAsFunction(_ step: Int) -> Double {
    max(floor, start * pow(1 + rate * Double(step), -power))
  }
}

/// (λ cos θ + ψ(θ)) / (1 + λ) of a cosine, and its slope.
func annealedTarget(
  _ cosine: Double, factor: Int, cosineShare: Double
) -> (value: Double, slope: Double) {
  let (value, slope) = multipliedAngle(cosine, by: factor)
  let whole = 1 + cosineShare
  return ((cosineShare * cosine + value) / whole, (cosineShare + slope) / whole)
}
