/// Convolutions of 3 × 3 kernels at stride 1 by Winograd's algorithm F(4 × 4, 3 × 3).
enum WinogradConvolution: ConvolutionEngine {
  static var name: String { ConvolutionMethod.winograd.rawValue }

  static func supports(_ shape: ConvolutionShape) -> Bool {
    WinogradPasses<WinogradFour>.supports(shape)
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    WinogradPasses<WinogradFour>.forward(input, weight, shape)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    WinogradPasses<WinogradFour>.backwardInput(gradient, weight, shape)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    WinogradPasses<WinogradFour>.backwardWeight(gradient, input, shape)
  }
}

/// Convolutions of 3 × 3 kernels at stride 1 by Winograd's algorithm F(2 × 2, 3 × 3): twice the
/// products of F(4 × 4, 3 × 3), and a digit more.
enum FineWinogradConvolution: ConvolutionEngine {
  static var name: String { ConvolutionMethod.fineWinograd.rawValue }

  static func supports(_ shape: ConvolutionShape) -> Bool {
    WinogradPasses<WinogradTwo>.supports(shape)
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    WinogradPasses<WinogradTwo>.forward(input, weight, shape)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    WinogradPasses<WinogradTwo>.backwardInput(gradient, weight, shape)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    WinogradPasses<WinogradTwo>.backwardWeight(gradient, input, shape)
  }
}

/// The passes of both engines.
///
/// Not an engine itself: what a generic type does for a protocol is compiled once for all transforms,
/// and transforms that are not known at compile time cost everything.
private enum WinogradPasses<Form: WinogradTransform> {
  static func supports(_ shape: ConvolutionShape) -> Bool {
    shape.weight[2] == 3 && shape.weight[3] == 3 && shape.stride == 1 && shape.groups == 1
      && (0...2).contains(shape.padding.vertical) && (0...2).contains(shape.padding.horizontal)
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    correlation(
      input, weight, shape, to: shape.output, padding: shape.padding, isTurned: false)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let padding = Padding2D(2 - shape.padding.vertical, 2 - shape.padding.horizontal)
    return correlation(gradient, weight, shape, to: shape.input, padding: padding, isTurned: true)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let result = Tensor.unwritten(shape.weight)
    let covered = (height: shape.output[1], width: shape.output[2])
    guard let x = input.start, let g = gradient.start, let w = result.mutableStart else {
      return result
    }
    let pass = WinogradWeightGradient<Form>(
      inputs: WinogradTiles(shape.input, covering: covered, padding: shape.padding),
      gradients: WinogradTiles(shape.output, covering: covered, padding: 0),
      input: x, gradient: g, result: w)
    pass.run(
      .weightGradient(
        inputs: shape.weight[1], outputs: shape.weight[0], tiles: pass.inputs.count,
        points: Form.square))
    withExtendedLifetime((gradient, input)) {}
    return result
  }

  private static func correlation(
    _ source: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, to target: [Int],
    padding: Padding2D, isTurned: Bool
  ) -> Tensor {
    let result = Tensor.unwritten(target)
    guard let x = source.start, let w = weight.start, let y = result.mutableStart else {
      return result
    }
    let tiles = WinogradTiles<Form>(
      source.shape, covering: (height: target[1], width: target[2]), padding: padding)
    let pass = WinogradCorrelation(
      tiles: tiles, weights: WinogradWeights(outputs: shape.weight[0], inputs: shape.weight[1]),
      isTurned: isTurned, source: x, weightValues: w,
      target: WinogradOutput(y, target, tiles: tiles))
    pass.run(
      .correlation(
        depth: source.shape[3], columns: target[3], tiles: tiles.count, points: Form.square))
    withExtendedLifetime((source, weight)) {}
    return result
  }
}

extension Tensor {
  /// Where the elements begin; valid while the tensor lives.
  var start: UnsafePointer<Float>? { buffer(Float.self).baseAddress }

  /// Where the elements of a fresh tensor are to be written.
  var mutableStart: UnsafeMutablePointer<Float>? { node.mutableBuffer(Float.self).baseAddress }
}
