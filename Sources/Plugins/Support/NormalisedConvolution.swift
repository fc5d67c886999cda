import Workbench

/// A convolution without bias, its normalisation, and perhaps a parametric rectifier: what most
/// networks are made of.
struct NormalisedConvolution: Layer {
  /// How parameters are called, beneath the unit's own name.
  struct Names: Sendable {
    var convolution = "0."
    var norm = "1."
    var rectifier = "2."
  }

  private var convolution: Convolution2D
  private var norm: BatchNormalisation
  private var rectifier: ParametricRectifier?
  private let names: Names

  /// - Parameters:
  ///   - activation: what is applied in the pass of the normalisation.
  ///   - parametric: whether a parametric rectifier follows.
  init(
    _ input: Int, _ output: Int, kernel: Kernel2D, stride: Int = 1, padding: Padding2D? = nil,
    groups: Int = 1, activation: Activation = .none, parametric: Bool = false,
    epsilon: Double = 1e-5, names: Names = Names(), random: inout Random
  ) {
    convolution = Convolution2D(
      input, output, kernel: kernel, stride: stride, padding: padding, groups: groups,
      random: &random)
    norm = BatchNormalisation(output, activation: activation, epsilon: epsilon)
    rectifier = parametric ? ParametricRectifier(output) : nil
    self.names = names
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    self(input, adding: nil, mode)
  }

  /// The same with a residual, added before the activation.
  mutating func callAsFunction(_ input: Tensor, adding other: Tensor?, _ mode: Mode) -> Tensor {
    let x = convolution(input, then: &norm, adding: other, mode)
    return rectifier.map { $0(x, mode) } ?? x
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try convolution.visit(prefix + names.convolution, body)
    try norm.visit(prefix + names.norm, body)
    try rectifier?.visit(prefix + names.rectifier, body)
  }
}
