/// Convolution with kernels of one pixel at stride 1: a product of matrices as they lie in memory.
///
/// Pixels are rows, channels columns; neither is copied, and weights need no other order. The product
/// is that of ``multiply(_:_:into:rows:columns:inner:transposingA:transposingB:adding:)``.
enum ProductConvolution: ConvolutionEngine {
  static func supports(_ shape: ConvolutionShape) -> Bool {
    shape.weight[2] == 1 && shape.weight[3] == 1 && shape.stride == 1 && shape.padding == 0
      && shape.groups == 1
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    let (outputs, inputs) = (shape.weight[0], shape.weight[1])
    return product(
      input, weight, into: shape.output, rows: input.count / inputs, columns: outputs,
      inner: inputs, transposingB: true)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let (outputs, inputs) = (shape.weight[0], shape.weight[1])
    return product(
      gradient, weight, into: shape.input, rows: gradient.count / outputs, columns: inputs,
      inner: outputs)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let (outputs, inputs) = (shape.weight[0], shape.weight[1])
    return product(
      gradient, input, into: shape.weight, rows: outputs, columns: inputs,
      inner: input.count / inputs, transposingA: true)
  }

  private static func product(
    _ left: Tensor, _ right: Tensor, into shape: [Int], rows: Int, columns: Int, inner: Int,
    transposingA: Bool = false, transposingB: Bool = false
  ) -> Tensor {
    let result = Tensor.unwritten(shape)
    multiply(
      UnsafePointer(left.floatMemory), UnsafePointer(right.floatMemory), into: result.floatMemory,
      rows: rows, columns: columns, inner: inner, transposingA: transposingA,
      transposingB: transposingB)
    withExtendedLifetime((left, right)) {}
    return result
  }
}
