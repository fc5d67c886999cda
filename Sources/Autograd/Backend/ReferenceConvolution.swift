/// Convolution straight from its definition, one product after the other.
///
/// Slow, plain, and generic over the element type. Gradient checks run on it, and oneDNN is held against it.
enum ReferenceConvolution: ConvolutionEngine {
  static func supports(_ shape: ConvolutionShape) -> Bool { true }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    input.type == .float32
      ? forward(input, weight, shape, Float.self) : forward(input, weight, shape, Double.self)
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    gradient.type == .float32
      ? backwardInput(gradient, weight, shape, Float.self)
      : backwardInput(gradient, weight, shape, Double.self)
  }

  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    gradient.type == .float32
      ? backwardWeight(gradient, input, shape, Float.self)
      : backwardWeight(gradient, input, shape, Double.self)
  }

  private static func forward<T: Real>(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, _: T.Type
  ) -> Tensor {
    let (x, w) = (input.buffer(T.self), weight.buffer(T.self))
    defer { withExtendedLifetime((input, weight)) {} }
    return Tensor.filling(shape.output, T.self) { y in
      y.initialize(repeating: 0)
      forEachTap(shape) { tap in y[tap.output] += x[tap.input] * w[tap.weight] }
    }
  }

  private static func backwardInput<T: Real>(
    _ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, _: T.Type
  ) -> Tensor {
    let (g, w) = (gradient.buffer(T.self), weight.buffer(T.self))
    defer { withExtendedLifetime((gradient, weight)) {} }
    return Tensor.filling(shape.input, T.self) { dx in
      dx.initialize(repeating: 0)
      forEachTap(shape) { tap in dx[tap.input] += g[tap.output] * w[tap.weight] }
    }
  }

  private static func backwardWeight<T: Real>(
    _ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape, _: T.Type
  ) -> Tensor {
    let (g, x) = (gradient.buffer(T.self), input.buffer(T.self))
    defer { withExtendedLifetime((gradient, input)) {} }
    return Tensor.filling(shape.weight, T.self) { dw in
      dw.initialize(repeating: 0)
      forEachTap(shape) { tap in dw[tap.weight] += g[tap.output] * x[tap.input] }
    }
  }

  /// Offsets of one product in the sum that defines convolution.
  private struct Tap {
    let input: Int
    let weight: Int
    let output: Int
  }

  /// Visits every product of the definition: output and its gradients differ only in what is added.
  @inline(__always)
  private static func forEachTap(_ shape: ConvolutionShape, _ body: (Tap) -> Void) {
    let (input, weight, output) = (shape.input, shape.weight, shape.output)
    let outputsPerGroup = output[3] / shape.groups
    for image in 0..<output[0] {
      for row in 0..<output[1] {
        for column in 0..<output[2] {
          for ky in 0..<weight[2] {
            for kx in 0..<weight[3] {
              let y = row * shape.stride + ky - shape.padding.vertical
              let x = column * shape.stride + kx - shape.padding.horizontal
              guard y >= 0, y < input[1], x >= 0, x < input[2] else { continue }
              let pixel = ((image * input[1] + y) * input[2] + x) * input[3]
              let place = ((image * output[1] + row) * output[2] + column) * output[3]
              for channel in 0..<output[3] {
                let first = channel / outputsPerGroup * weight[1]
                for inner in 0..<weight[1] {
                  body(
                    Tap(
                      input: pixel + first + inner,
                      weight: ((channel * weight[1] + inner) * weight[2] + ky) * weight[3] + kx,
                      output: place + channel))
                }
              }
            }
          }
        }
      }
    }
  }
}
