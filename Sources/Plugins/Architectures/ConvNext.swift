import Workbench

/// A convolutional network in the manner of transformers: patches, depthwise 7×7 convolutions, layer
/// normalisation, and two linear layers in each block.
///
/// A block is depthwise convolution, norm, linear to four times the channels, GELU, linear back, a
/// learned factor for each channel, and a way around all of it. Names and shapes of parameters are
/// torchvision's `convnext_tiny`, whose `classifier.2` is the embedding here; without embedding
/// `classifier.0`, the last normalisation, stays. With 1000 values in the embedding it has 28,589,128
/// parameters.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`, or `[batch, 8 · width]` when
///   `embedding` is 0.
/// - Source: Liu, Mao, Wu, Feichtenhofer, Darrell, Xie, "A ConvNet for the 2020s", CVPR 2022; as
///   torchvision's. Weights begin with deviation 0.02, cut off at no distance. Its stochastic depth,
///   0.1 for this size, is an option here, 0 unless stated.
struct ConvNext: Architecture {
  /// Blocks of all four stages: 12, 18 (the tiny one) or 36 (the small one).
  var depth = 18
  /// Channels of the first stage; each further stage doubles them.
  var width = 96
  /// Size of the embedding after a last linear layer; 0 leaves that layer out.
  var embedding = 128
  /// The first convolution: patches of 2 × 2 pixels (small) or of 4 × 4 (large).
  var stem = Stem.large
  /// How probably an image skips the last block in a training step; earlier blocks are skipped less.
  var stochasticDepth = 0.0
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "depth=12 width=4 embedding=12"
  static let variants = [
    "depth=12 width=6 stem=small embedding=0 stochastic-depth=0.2 recompute=true"
  ]

  fileprivate static let blocks = [12: [2, 2, 6, 2], 18: [3, 3, 9, 3], 36: [3, 3, 27, 3]]

  /// Patches, and three times a half.
  var minimumSize: Int { stem == .large ? 32 : 16 }

  func validate() throws {
    try require(depth, among: Self.blocks)
    try require(width: width)
    try require(embedding: embedding)
    try require(share: stochasticDepth, "stochastic-depth")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return ConvNextNetwork(self, channels: input[2], random: &random)
  }
}

private struct ConvNextNetwork: Network {
  private var reductions: [ConvNextReduction] = []
  private var stages: [Stack<ConvNextBlock>] = []
  private var norm: LayerNormalisation
  private var classifier: Linear?
  let embeddingWidth: Int

  init(_ options: ConvNext, channels: Int, random: inout Random) {
    let blocks = ConvNext.blocks[options.depth] ?? []
    let (patch, total) = (options.stem == .large ? 4 : 2, blocks.reduce(0, +))
    var (input, place) = (channels, 0)
    for (stage, count) in blocks.enumerated() {
      let output = options.width << stage
      reductions.append(
        ConvNextReduction(
          input, output, side: stage == 0 ? patch : 2, isStem: stage == 0, random: &random))
      stages.append(
        Stack(
          (0..<count).map { block in
            let probability = StochasticDepth.probability(
              ofBranch: place + block, of: total, last: options.stochasticDepth)
            return ConvNextBlock(
              output, depth: StochasticDepth(probability, place: place + block), random: &random)
          }, recompute: options.recompute))
      (input, place) = (output, place + count)
    }
    norm = LayerNormalisation(input)
    classifier =
      options.embedding > 0 ? .small(input, options.embedding, random: &random) : nil
    embeddingWidth = options.embedding > 0 ? options.embedding : input
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for stage in stages.indices { x = stages[stage](reductions[stage](x, mode), mode) }
    let features = norm(x.globallyAveraged(), mode)
    return classifier.map { $0(features, mode) } ?? features
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for stage in stages.indices {
      try reductions[stage].visit("\(prefix)features.\(2 * stage).", body)
      try stages[stage].visit("\(prefix)features.\(2 * stage + 1).", body)
    }
    try norm.visit(prefix + "classifier.0.", body)
    try classifier?.visit(prefix + "classifier.2.", body)
  }
}

/// A convolution that divides the size, and a norm: after it in the stem, before it between stages.
private struct ConvNextReduction: Layer {
  private var convolution: Convolution2D
  private var norm: LayerNormalisation
  private let isStem: Bool

  init(_ input: Int, _ output: Int, side: Int, isStem: Bool, random: inout Random) {
    convolution = .small(input, output, kernel: Kernel2D(side), stride: side, random: &random)
    norm = LayerNormalisation(isStem ? output : input)
    self.isStem = isStem
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    isStem ? norm(convolution(input, mode), mode) : convolution(norm(input, mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try convolution.visit(prefix + (isStem ? "0." : "1."), body)
    try norm.visit(prefix + (isStem ? "1." : "0."), body)
  }
}

/// A depthwise convolution, a norm, and two linear layers; a learned factor and a way around them.
private struct ConvNextBlock: Layer {
  private var depthwise: Convolution2D
  private var norm: LayerNormalisation
  private var expand: Linear
  private var project: Linear
  /// `[channels, 1, 1]`, as torchvision stores it.
  private var layerScale: Tensor
  private let depth: StochasticDepth

  init(_ channels: Int, depth: StochasticDepth, random: inout Random) {
    depthwise = .small(channels, channels, kernel: 7, groups: channels, random: &random)
    norm = LayerNormalisation(channels)
    expand = .small(channels, 4 * channels, random: &random)
    project = .small(4 * channels, channels, random: &random)
    layerScale = Tensor(repeating: 1e-6, shape: [channels, 1, 1]).parameter()
    self.depth = depth
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let channels = input.shape[3]
    let places = norm(depthwise(input, mode), mode).reshaped(
      to: [input.count / channels, channels])
    let branch = project(expand(places, mode).gelu(), mode).reshaped(to: input.shape)
    let factor = layerScale.reshaped(to: [channels])
    guard mode.isTraining, depth.probability > 0 else {
      return branch.scaled(by: factor, adding: input)
    }
    return input + depth(branch * factor, mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try body(prefix + "layer_scale", .bias, &layerScale)
    try depthwise.visit(prefix + "block.0.", body)
    try norm.visit(prefix + "block.2.", body)
    try expand.visit(prefix + "block.3.", body)
    try project.visit(prefix + "block.5.", body)
  }
}

extension Convolution2D {
  /// Without padding unless the kernel is odd, with a bias that begins at zero.
  fileprivate static func small(
    _ input: Int, _ output: Int, kernel: Kernel2D, stride: Int = 1, groups: Int = 1,
    random: inout Random
  ) -> Convolution2D {
    var result = Convolution2D(
      input, output, kernel: kernel, stride: stride,
      padding: kernel.height % 2 == 1 ? kernel.keepingSize : 0, groups: groups, bias: true,
      random: &random)
    result.weight = .normal(result.weight.shape, deviation: 0.02, random: &random).parameter()
    result.bias = Tensor(repeating: 0, shape: [output]).parameter()
    return result
  }
}

extension Linear {
  fileprivate static func small(_ input: Int, _ output: Int, random: inout Random) -> Linear {
    var result = Linear(input, output, random: &random)
    result.weight = .normal([output, input], deviation: 0.02, random: &random).parameter()
    result.bias = Tensor(repeating: 0, shape: [output]).parameter()
    return result
  }
}
