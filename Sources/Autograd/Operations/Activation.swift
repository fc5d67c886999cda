/// A non-linear function that a normalisation can apply in the same pass.
///
/// Of what is not a number neither rectifier makes a number, as that would hide it.
public enum Activation: String, Sendable, Codable, CaseIterable {
  /// The value itself.
  case none
  /// max(0, x); the gradient at zero is zero.
  case relu
  /// min(6, max(0, x)); the gradient at both ends is zero.
  ///
  /// - Source: Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2", CVPR 2018.
  case relu6
}

extension Tensor {
  /// Every element passed through an activation.
  public func activated(_ activation: Activation) -> Tensor {
    switch activation {
    case .none: self
    case .relu: relu()
    case .relu6: relu6()
    }
  }

  /// x · sigmoid(x) of every element, also called swish.
  ///
  /// - Source: Elfwing, Uchibe, Doya, "Sigmoid-weighted linear units", Neural Networks 2018.
  public func silu() -> Tensor { self * sigmoid() }

  /// max(0, x) + slope · min(0, x), with one slope a channel, the last axis.
  ///
  /// - Shapes: `[…, channels]` and `[channels]`.
  /// - Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015.
  public func parametricRectified(slope: Tensor) -> Tensor {
    require(slope.shape == [shape.last ?? 1], "slopes of shape \(slope.shape) for \(shape)")
    return type == .float32
      ? fusedParametricRectified(slope) : relu() - slope * (-self).relu()
  }
}
