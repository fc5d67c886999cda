/// The geometry of a two-dimensional convolution; equal keys share what engines keep of a shape.
package struct ConvolutionShape: Hashable, Sendable {
  /// `[batch, height, width, channels]`.
  package var input: [Int]
  /// `[output channels, input channels / groups, height, width]`, as torchvision stores them.
  package var weight: [Int]
  var stride: Int
  var padding: Padding2D
  var groups: Int

  package init(input: [Int], weight: [Int], stride: Int, padding: Padding2D, groups: Int) {
    (self.input, self.weight) = (input, weight)
    (self.stride, self.padding, self.groups) = (stride, padding, groups)
  }

  /// `[batch, height, width, output channels]`.
  package var output: [Int] {
    [
      input[0], (input[1] + 2 * padding.vertical - weight[2]) / stride + 1,
      (input[2] + 2 * padding.horizontal - weight[3]) / stride + 1, weight[0],
    ]
  }
}

extension Tensor {
  /// Two-dimensional cross-correlation, which the field calls convolution; zero padding.
  ///
  /// Float64 runs in the reference path, Float32 in the engine of ``ConvolutionMethod``.
  ///
  /// - Shapes: `[batch, height, width, channels]`, `weight`
  ///   `[output, channels / groups, kernel height, kernel width]` and `bias` `[output]` →
  ///   `[batch, height', width', output]`.
  public func convolved(
    with weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Padding2D = 0,
    groups: Int = 1
  ) -> Tensor {
    let geometry = ConvolutionShape(
      input: shape, weight: weight.shape, stride: stride, padding: padding, groups: groups)
    requireFit(weight, bias, geometry)
    let isSingle = type == .float32
    let engine: @Sendable (ConvolutionPass) -> any ConvolutionEngine.Type = { pass in
      isSingle ? ConvolutionChoice.engine(pass, geometry) : ReferenceConvolution.self
    }
    let (x, w) = (detached(), weight.detached())
    let (keptInput, keptWeight) = (weight.requiresGradient ? x : nil, requiresGradient ? w : nil)
    let wantsBias = bias?.requiresGradient ?? false
    let value = engine(.forward).forward(x, w, geometry, bias: bias)
    return value.recorded(from: [self, weight] + (bias.map { [$0] } ?? [])) { gradient in
      [
        keptWeight.map { engine(.backwardInput).backwardInput(gradient, $0, geometry) },
        keptInput.map { engine(.backwardWeight).backwardWeight(gradient, $0, geometry) },
      ] + (bias == nil ? [] : [wantsBias ? gradient.summedRows() : nil])
    }
  }

  private func requireFit(_ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionShape) {
    let (padding, groups) = (geometry.padding, geometry.groups)
    require(
      shape.count == 4 && weight.shape.count == 4 && shape[3] == weight.shape[1] * groups
        && weight.shape[0] % groups == 0, "convolution of \(shape) with \(weight.shape)")
    require(
      type == weight.type && bias?.type ?? type == type,
      "\(type) and \(weight.type) in one convolution")
    require(
      bias?.shape ?? [weight.shape[0]] == [weight.shape[0]],
      "a bias of \(bias?.shape ?? []) for \(weight.shape[0]) channels")
    require(
      weight.shape[2] <= shape[1] + 2 * padding.vertical
        && weight.shape[3] <= shape[2] + 2 * padding.horizontal,
      "a kernel of \(weight.shape) is larger than \(shape) with padding \(padding)")
  }
}

/// A way to compute a convolution and its two gradients.
protocol ConvolutionEngine: SendableMetatype {
  /// The name in tables of measurements.
  static var name: String { get }
  /// Whether the engine can compute this geometry, in all three passes.
  static func supports(_ shape: ConvolutionShape) -> Bool
  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor
  /// The value with a number for each channel added.
  static func forward(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, bias: Tensor?
  ) -> Tensor
  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
}

extension ConvolutionEngine {
  static func forward(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, bias: Tensor?
  ) -> Tensor {
    let value = forward(input, weight, shape)
    if let bias { value.addToFreshRows(bias) }
    return value
  }

  /// The type's name without what all engines have in common.
  static var name: String { "\(Self.self)".replacing("Convolution", with: "").lowercased() }
}
