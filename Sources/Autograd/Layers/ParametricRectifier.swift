/// A rectifier that lets a learned share of negative values through, one share a channel.
///
/// Its parameter is named `weight` and is never decayed, which would make a plain rectifier of it.
///
/// - Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015.
public struct ParametricRectifier: Layer {
  /// The slope of each channel below zero, `[channels]`.
  public var slope: Tensor

  /// A rectifier with the paper's initial slope.
  public init(_ channels: Int, slope: Double = 0.25) {
    self.slope = Tensor(repeating: slope, shape: [channels]).parameter()
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input.parametricRectified(slope: slope)
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "weight", .bias, &slope)
  }
}
