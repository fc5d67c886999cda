import Workbench

/// Convolutions, a way around them, and a rectifier after their sum.
///
/// A basic block has two 3×3 convolutions; a bottleneck a 1×1 to a quarter of the channels, a 3×3,
/// and a 1×1 back. The stride of a bottleneck stands in its 3×3, as in torchvision ("v1.5").
/// With `squeeze`, what the convolutions give is weighted by channel before the sum.
struct ResidualBlock: Layer {
  private var convolutions: [Convolution2D]
  private var norms: [BatchNormalisation]
  private var squeeze: SqueezeExcitation?
  private var downsample: Shortcut?

  init(
    _ input: Int, width: Int, isBottleneck: Bool, stride: Int, squeezed: Bool,
    random: inout Random
  ) {
    let output = Self.outputChannels(width, isBottleneck)
    let kernels: [Kernel2D] = isBottleneck ? [1, 3, 1] : [3, 3]
    let strided = isBottleneck ? 1 : 0
    (convolutions, norms) = ([], [])
    var channels = input
    for (place, kernel) in kernels.enumerated() {
      let isLast = place == kernels.count - 1
      let next = isLast ? output : width
      convolutions.append(
        Convolution2D(
          channels, next, kernel: kernel, stride: place == strided ? stride : 1, random: &random))
      norms.append(BatchNormalisation(next, rectified: !(isLast && squeezed)))
      channels = next
    }
    squeeze = squeezed ? SqueezeExcitation(output, random: &random) : nil
    downsample =
      stride == 1 && input == output
      ? nil : Shortcut(input, output, stride: stride, random: &random)
  }

  /// Channels that a block of a width gives.
  static func outputChannels(_ width: Int, _ isBottleneck: Bool) -> Int {
    isBottleneck ? 4 * width : width
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let last = convolutions.count - 1
    var x = input
    for place in 0..<last { x = convolutions[place](x, then: &norms[place], mode) }
    let around = downsample?(input, mode) ?? input
    guard squeeze != nil else {
      return convolutions[last](x, then: &norms[last], adding: around, mode)
    }
    x = convolutions[last](x, then: &norms[last], mode)
    return ((squeeze?(x, mode) ?? x) + around).relu()
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for place in convolutions.indices {
      try convolutions[place].visit("\(prefix)conv\(place + 1).", body)
      try norms[place].visit("\(prefix)bn\(place + 1).", body)
    }
    try squeeze?.visit(prefix + "se.", body)
    try downsample?.visit(prefix + "downsample.", body)
  }
}

/// A 1×1 convolution, where the way around a block must change size.
struct Shortcut: Layer {
  private var convolution: Convolution2D
  private var norm: BatchNormalisation

  init(_ input: Int, _ output: Int, stride: Int, random: inout Random) {
    convolution = Convolution2D(
      input, output, kernel: 1, stride: stride, padding: 0, random: &random)
    norm = BatchNormalisation(output)
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    convolution(input, then: &norm, mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try convolution.visit(prefix + "0.", body)
    try norm.visit(prefix + "1.", body)
  }
}
