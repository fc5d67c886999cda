import Workbench

/// A residual network of basic blocks, with depth, width and the form of its stem as options.
///
/// The `large` stem is the paper's: 7×7 of stride 2, max pooling, and stages of stride 1, 2, 2, 2.
/// The `small` stem suits inputs of about 64 pixels: 3×3 of stride 1, and every stage halves the
/// size. Names and shapes are torchvision's, so that weights can be exchanged.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`, or `[batch, 8 · width]` when
///   `embedding` is 0.
/// - Source: He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016, table 1;
///   depth 10 has one block a stage.
struct ResNet: Architecture {
  /// How the first layers shrink the image.
  enum Stem: String, Codable, CaseIterable {
    case small, large
  }

  /// Layers with weights: 10, 18 or 34.
  var depth = 18
  /// Channels of the first stage; each further stage doubles them.
  var width = 64
  /// Size of the embedding after a last linear layer; 0 leaves that layer out.
  var embedding = 128
  /// The first layers: small (3×3) or large (7×7 and pooling).
  var stem = Stem.small

  private static let blocks = [10: [1, 1, 1, 1], 18: [2, 2, 2, 2], 34: [3, 4, 6, 3]]

  func validate() throws {
    try require(Self.blocks[depth] != nil, "depth", depth, "10, 18 or 34")
    // Beyond, only memory would say that there are too many parameters.
    try require((1...256).contains(width), "width", width, "in 1…256")
    try require((0...65_536).contains(embedding), "embedding", embedding, "in 0…65536")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return ResidualNetwork(
      self, channels: input[2], blocks: Self.blocks[depth] ?? [], random: &random)
  }
}

private struct ResidualNetwork: Network {
  private var conv1: Convolution2D
  private var bn1: BatchNormalisation
  private var stages: [[BasicBlock]] = []
  private var embedding: Linear?
  private let pools: Bool
  let embeddingWidth: Int

  init(_ options: ResNet, channels: Int, blocks: [Int], random: inout Random) {
    pools = options.stem == .large
    conv1 = Convolution2D(
      channels, options.width, kernel: pools ? 7 : 3, stride: pools ? 2 : 1, random: &random)
    bn1 = BatchNormalisation(options.width, activation: .relu)
    var input = options.width
    for (stage, count) in blocks.enumerated() {
      let output = options.width << stage
      var stack: [BasicBlock] = []
      for block in 0..<count {
        let stride = block == 0 && (stage > 0 || !pools) ? 2 : 1
        stack.append(BasicBlock(input, output, stride: stride, random: &random))
        input = output
      }
      stages.append(stack)
    }
    embedding = options.embedding > 0 ? Linear(input, options.embedding, random: &random) : nil
    embeddingWidth = options.embedding > 0 ? options.embedding : input
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x =
      pools
      ? bn1.maxPooled(conv1(input, mode), size: 3, stride: 2, padding: 1, mode)
      : conv1(input, then: &bn1, mode)
    for stage in stages.indices {
      for block in stages[stage].indices { x = stages[stage][block](x, mode) }
    }
    let features = x.globallyAveraged()
    return embedding.map { $0(features, mode) } ?? features
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try conv1.visit(prefix + "conv1.", body)
    try bn1.visit(prefix + "bn1.", body)
    for stage in stages.indices {
      for block in stages[stage].indices {
        try stages[stage][block].visit("\(prefix)layer\(stage + 1).\(block).", body)
      }
    }
    try embedding?.visit(prefix + "fc.", body)
  }
}

/// Two 3×3 convolutions and a way around them.
private struct BasicBlock: Layer {
  private var conv1: Convolution2D
  private var bn1: BatchNormalisation
  private var conv2: Convolution2D
  private var bn2: BatchNormalisation
  private var downsample: Shortcut?

  init(_ input: Int, _ output: Int, stride: Int, random: inout Random) {
    conv1 = Convolution2D(input, output, kernel: 3, stride: stride, random: &random)
    bn1 = BatchNormalisation(output, activation: .relu)
    conv2 = Convolution2D(output, output, kernel: 3, random: &random)
    bn2 = BatchNormalisation(output, activation: .relu)
    downsample =
      stride == 1 && input == output
      ? nil : Shortcut(input, output, stride: stride, random: &random)
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let around = downsample?(input, mode) ?? input
    return conv2(conv1(input, then: &bn1, mode), then: &bn2, adding: around, mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try conv1.visit(prefix + "conv1.", body)
    try bn1.visit(prefix + "bn1.", body)
    try conv2.visit(prefix + "conv2.", body)
    try bn2.visit(prefix + "bn2.", body)
    try downsample?.visit(prefix + "downsample.", body)
  }
}

/// A 1×1 convolution, where the way around a block must change size.
private struct Shortcut: Layer {
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
