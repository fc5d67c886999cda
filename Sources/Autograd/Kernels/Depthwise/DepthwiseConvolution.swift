/// Convolution where every channel has its own kernel and no other: groups = channels.
///
/// Forward and gradient of the input are the same gathered sums (``WindowAxis``,
/// ``DepthwiseWalk``); arithmetic is little, so the work is to read and write memory once.
enum DepthwiseConvolution: ConvolutionEngine {
  static func supports(_ shape: ConvolutionShape) -> Bool {
    shape.groups == shape.input[3] && shape.weight[0] == shape.groups
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    forward(input, weight, shape, bias: nil)
  }

  static func forward(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, bias: Tensor?
  ) -> Tensor {
    let (rows, columns) = shape.forwardAxes
    return DepthwiseWalk(rows, columns, source: shape.input, result: shape.output)
      .run(input, weight, bias: bias)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let (rows, columns) = shape.backwardAxes
    return DepthwiseWalk(rows, columns, source: shape.output, result: shape.input)
      .run(gradient, weight)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    DepthwiseWeights(shape).run(gradient, input)
  }
}
