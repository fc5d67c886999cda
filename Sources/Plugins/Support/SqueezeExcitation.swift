import Workbench

/// Weighs channels by what the whole image has in them: average, two layers, a factor in 0…1.
///
///     y = x · σ(W₂ max(0, W₁ mean(x) + b₁) + b₂)
///
/// Both layers are stored as 1×1 convolutions with bias, `fc1` and `fc2`, as torchvision does.
///
/// - Shapes: `[batch, height, width, channels]`, kept.
/// - Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018; reduction 16.
struct SqueezeExcitation: Layer {
  private var fc1: Convolution2D
  private var fc2: Convolution2D

  init(_ channels: Int, reduction: Int = 16, random: inout Random) {
    let hidden = max(1, channels / reduction)
    fc1 = Convolution2D(channels, hidden, kernel: 1, bias: true, random: &random)
    fc2 = Convolution2D(hidden, channels, kernel: 1, bias: true, random: &random)
  }

  func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let (batch, channels) = (input.shape[0], input.shape[3])
    let squeezed = input.globallyAveraged().reshaped(to: [batch, 1, 1, channels])
    let factors = fc2(fc1(squeezed, mode).relu(), mode).sigmoid()
    return input.scaled(byChannels: factors.reshaped(to: [batch, channels]))
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try fc1.visit(prefix + "fc1.", body)
    try fc2.visit(prefix + "fc2.", body)
  }
}
