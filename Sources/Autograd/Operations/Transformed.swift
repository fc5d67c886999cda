extension Tensor {
  /// Rows from which on packing the weights costs less than reading them across.
  private static let rowsWorthPacking = 256

  /// The product with transposed weights, and a bias: what a linear layer computes.
  ///
  /// - Shapes: `[rows, input]`, `weight` `[output, input]` and `bias` `[output]` → `[rows, output]`.
  func transformed(by weight: Tensor, bias: Tensor) -> Tensor {
    guard type == .float32, shape.count == 2, shape[0] >= Tensor.rowsWorthPacking else {
      return matmul(weight, otherTransposed: true) + bias
    }
    // A convolution of images of one pixel: it has engines for such products, and for the bias.
    let pixels = reshaped(to: [shape[0], 1, 1, shape[1]])
    let kernels = weight.reshaped(to: weight.shape + [1, 1])
    return pixels.convolved(with: kernels, bias: bias).reshaped(to: [shape[0], weight.shape[0]])
  }
}
