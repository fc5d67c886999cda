/// Convolution of any shape as implicit products of matrices, in register tiles.
///
/// It multiplies as often as the definition does, with the rounding of plain sums.
enum DirectConvolution: ConvolutionEngine {
  static func supports(_ shape: ConvolutionShape) -> Bool { true }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    forward(input, weight, shape, bias: nil)
  }

  static func forward(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, bias: Tensor?
  ) -> Tensor {
    let (rows, columns) = shape.forwardAxes
    return DirectWalk(
      rows: rows, columns: columns, source: shape.input, result: shape.output,
      groups: shape.groups, direction: .forward
    ).run(input, weight, bias: bias)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let (rows, columns) = shape.backwardAxes
    return DirectWalk(
      rows: rows, columns: columns, source: shape.output, result: shape.input,
      groups: shape.groups, direction: .backward
    ).run(gradient, weight)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    LineWeights(shape)?.run(gradient, input) ?? DirectWeights(shape).run(gradient, input)
  }
}
