internal import Foundation
import Workbench

/// What becomes of a target whose angle and margin add up to more than π, where cos(θ + m) would
/// rise again and reward moving away.
enum Continuation: String, Codable, CaseIterable {
  /// cos θ - m sin m: as in the released code of ArcFace; it jumps at π - m.
  case hard
  /// cos θ + cos m - 1: joined at -1, without a jump.
  case continuous
  /// A margin only where the angle is less than a right one; else cos θ.
  case easy
  /// cos(θ + m) all the way.
  case none
  /// cos(π - 10⁻⁴), without slope.
  case clip
}

/// A margin added to an angle: cos(factor · θ + margin), and how it goes on past π.
struct AngularMargin {
  /// In radians.
  var margin: Double
  /// What the angle is multiplied by first.
  var factor: Double = 1
  var continuation = Continuation.hard

  /// The value at an angle, and its slopes in the angle and in the margin.
  func callAsFunction(_ angle: Double) -> (value: Double, slope: Double, marginSlope: Double) {
    let sum = factor * angle + margin
    let inside = (cos(sum), -factor * sin(sum), -sin(sum))
    switch continuation {
    case .none: return inside
    case .easy where cos(angle) > 0: return inside
    case .easy: return (cos(angle), -sin(angle), 0)
    case .clip where sum < 1e-4 || sum > .pi - 1e-4:
      return (cos(min(max(sum, 1e-4), .pi - 1e-4)), 0, 0)
    case .hard where angle > .pi - margin:
      return (cos(angle) - margin * sin(margin), -sin(angle), -sin(margin) - margin * cos(margin))
    case .continuous where angle > .pi - margin:
      return (cos(angle) + cos(margin) - 1, -sin(angle), -sin(margin))
    case .hard, .continuous, .clip: return inside
    }
  }
}

/// The slope in the cosine of an angle of what has a slope in the angle.
///
///     -slope / sin θ,  and  -slope · sin θ / ε²  where sin θ < ε
///
/// The first grows without bound towards 0 and π, but it meets a gradient of length sin θ: their
/// product is bounded. Where θ is so near to 0 or π that nothing but rounding is left of its
/// direction, it goes to zero instead.
func slopeInCosine(_ slope: Double, at angle: Double, _ type: ScalarType) -> Double {
  let (sine, least) = (sin(angle), type == .float32 ? 1e-4 : 1e-7)
  return -slope * (sine < least ? max(0, sine) / (least * least) : 1 / sine)
}

/// The angle between each row and one row of a table, from 0 to π; π/2 with a zero row.
///
///     θ = 2 atan2( |x̂ - ŵ|, |x̂ + ŵ| )
///
/// Exact near 0 and π, where the arc cosine of a rounded cosine has lost half its digits.
///
/// - Shapes: `[n, width]`, `[rows, width]` and n rows of the table → n.
func angles(_ embeddings: Tensor, _ table: Tensor, _ rows: [Int]) -> [Double] {
  let width = embeddings.shape[1]
  let left = embeddings.detached().doubles
  let right = table.detached().gathering(rows).doubles
  return rows.indices.map { row in
    let part = row * width..<(row + 1) * width
    let (x, w) = (left[part], right[part])
    let lengths = (length(x), length(w))
    guard min(lengths.0, lengths.1) > 1e-12 else { return .pi / 2 }
    let pairs = zip(x, w).map { ($0 / lengths.0, $1 / lengths.1) }
    return 2 * atan2(length(pairs.map { $0 - $1 }), length(pairs.map { $0 + $1 }))
  }
}

private func length(_ values: some Sequence<Double>) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

extension Plugin {
  /// Refuses angles that are no margin in radians.
  func requireRadians(_ option: String, _ angle: Double) throws {
    try require(
      (0...(.pi / 2)).contains(angle), option, angle,
      "radians in 0 ... π/2 (0.5 is 28.6 degrees)")
  }
}
