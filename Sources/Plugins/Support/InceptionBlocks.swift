import Workbench

/// One convolution of an inception network, before it is made.
struct InceptionUnit: Sendable {
  let output: Int
  var kernel: Kernel2D = 1
  var stride = 1
  /// Whether padding keeps the size.
  var isPadded = true

  func made(_ input: Int, random: inout Random) -> NormalisedConvolution {
    NormalisedConvolution(
      input, output, kernel: kernel, stride: stride, padding: isPadded ? nil : 0,
      activation: .relu, epsilon: 1e-3,
      names: NormalisedConvolution.Names(convolution: "conv.", norm: "bn."), random: &random)
  }
}

/// Branches of convolutions, each over the same image; what they give is put side by side.
struct InceptionBranches: Layer {
  private var branches: [[NormalisedConvolution]] = []
  /// Channels that all branches give together.
  let outputChannels: Int

  init(_ input: Int, _ branches: [[InceptionUnit]], random: inout Random) {
    outputChannels = branches.reduce(0) { $0 + ($1.last?.output ?? input) }
    for units in branches {
      var (channels, branch) = (input, [NormalisedConvolution]())
      for unit in units {
        branch.append(unit.made(channels, random: &random))
        channels = unit.output
      }
      self.branches.append(branch)
    }
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    Tensor.joined(outputs(input, mode))
  }

  mutating func outputs(_ input: Tensor, _ mode: Mode) -> [Tensor] {
    branches.indices.map { branch in
      var x = input
      for unit in branches[branch].indices { x = branches[branch][unit](x, mode) }
      return x
    }
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for branch in branches.indices {
      for unit in branches[branch].indices {
        let place = branches[branch].count > 1 ? "\(unit)." : ""
        try branches[branch][unit].visit("\(prefix)branch\(branch).\(place)", body)
      }
    }
  }
}

/// Branches, a 1×1 convolution back to the channels of the input, and a scaled way of both.
///
///     y = max(0, x + scale · convolution(branches(x)))
struct InceptionBlock: Layer {
  private var branches: InceptionBranches
  private var conv2d: Convolution2D
  private let scale: Double
  private let isRectified: Bool

  init(
    _ channels: Int, _ branches: [[InceptionUnit]], scale: Double, isRectified: Bool = true,
    random: inout Random
  ) {
    self.branches = InceptionBranches(channels, branches, random: &random)
    conv2d = Convolution2D(
      self.branches.outputChannels, channels, kernel: 1, bias: true, random: &random)
    self.scale = scale
    self.isRectified = isRectified
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let sum = conv2d(branches(input, mode), mode) * scale + input
    return isRectified ? sum.relu() : sum
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try branches.visit(prefix, body)
    try conv2d.visit(prefix + "conv2d.", body)
  }
}

/// Branches of stride 2 and max pooling, side by side.
struct InceptionReduction: Layer {
  private var branches: InceptionBranches
  /// Channels of convolutions and pooling together.
  let outputChannels: Int

  init(_ input: Int, _ branches: [[InceptionUnit]], random: inout Random) {
    self.branches = InceptionBranches(input, branches, random: &random)
    outputChannels = self.branches.outputChannels + input
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    Tensor.joined(branches.outputs(input, mode) + [input.maxPooled(size: 3, stride: 2)])
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try branches.visit(prefix, body)
  }
}
