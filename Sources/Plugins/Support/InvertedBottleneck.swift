import Workbench

/// A 1×1 convolution to many channels, a depthwise one, and a 1×1 back without activation; where size
/// and channels stay, a way around them.
///
/// - Source: Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2: Inverted Residuals and Linear
///   Bottlenecks", CVPR 2018.
struct InvertedBottleneck: Layer {
  private var units: [NormalisedConvolution]
  private let adds: Bool

  /// - Parameters:
  ///   - units: the convolutions in order, with the names of their parameters.
  ///   - adds: whether the input is added to what they give.
  init(_ units: [NormalisedConvolution], adds: Bool) {
    self.units = units
    self.adds = adds
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let last = units.count - 1
    var x = input
    for place in 0..<last { x = units[place](x, mode) }
    return units[last](x, adding: adds ? input : nil, mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for place in units.indices { try units[place].visit(prefix, body) }
  }
}
