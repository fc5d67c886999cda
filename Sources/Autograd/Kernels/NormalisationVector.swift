extension Activation {
  /// Where the activation begins and ends.
  var bounds: (lower: Float, upper: Float) {
    switch self {
    case .none: (-.infinity, .infinity)
    case .relu: (0, .infinity)
    case .relu6: (0, 6)
    }
  }
}

/// What a normalisation does with sixteen channels.
struct NormalisationVector {
  let mean: Lanes
  let factor: Lanes
  let shift: Lanes
  let lower: Lanes
  let upper: Lanes

  /// Before a residual and the activation.
  @inline(__always)
  func normalised(_ x: Lanes) -> Lanes { shift.addingProduct(x - mean, factor) }

  /// The activation; NaN stays NaN.
  @inline(__always)
  func bounded(_ value: Lanes) -> Lanes {
    value.replaced(with: lower, where: value .< lower)
      .replaced(with: upper, where: value .> upper)
  }

  /// A gradient where the activation lets it through, by the value before or after it.
  @inline(__always)
  func passed(_ gradient: Lanes, at value: Lanes) -> Lanes {
    gradient.kept(where: (value .> lower) .& (value .< upper))
  }
}
