import Workbench

/// The residual network of face recognition: blocks that begin with a normalisation, parametric
/// rectifiers, and a last layer that sees every place of the image.
///
/// A block is norm, 3×3 convolution, norm, rectifier, 3×3 convolution with the stride, norm, and a way
/// around it without a rectifier after the sum. Stages halve the size four times. The head is norm,
/// dropout, a linear layer over all places, and a norm whose scale stays 1. At 112 pixels, depths 18,
/// 34 and 50 have 24.0, 34.1 and 43.6 million parameters; the last fits in 35 million at
/// `embedding=128`. Names and shapes are those of the authors' `iresnet18`, `iresnet34` and
/// `iresnet50`.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`.
/// - Source: Deng, Guo, Xue, Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face
///   Recognition", CVPR 2019, and the authors' implementation; blocks after Han, Kim, Kim, "Deep
///   Pyramidal Residual Networks", CVPR 2017. Weights begin with He's variance, not with deviation 0.1.
struct IRResNet: Architecture {
  /// Layers with weights: 18, 34 or 50, all of basic blocks.
  var depth = 18
  /// Channels of the first stage; each further stage doubles them.
  var width = 64
  /// Size of the embedding.
  var embedding = 512
  /// Share of features that are zero in a training step, before the last layer.
  var dropout = 0.0
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "width=4 embedding=12"
  static let variants = ["depth=34 width=3 embedding=8 dropout=0.4 recompute=true"]

  static let blocks = [18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 14, 3]]

  func validate() throws {
    try require(depth, among: Self.blocks)
    try require(width: width)
    try require(embedding: embedding, least: 1)
    try require(share: dropout, "dropout")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return FaceResidualNetwork(self, input: input, random: &random)
  }
}

private struct FaceResidualNetwork: Network {
  private var conv1: Convolution2D
  private var bn1: BatchNormalisation
  private var prelu: ParametricRectifier
  private var stages: [Stack<FaceBlock>] = []
  private var bn2: BatchNormalisation
  private let dropout: Dropout
  private var fc: Linear
  private var features: RowNormalisation
  let embeddingWidth: Int

  init(_ options: IRResNet, input: [Int], random: inout Random) {
    conv1 = Convolution2D(input[2], options.width, kernel: 3, random: &random)
    bn1 = BatchNormalisation(options.width)
    prelu = ParametricRectifier(options.width)
    var (channels, sides) = (options.width, Array(input[..<2]))
    for (stage, count) in (IRResNet.blocks[options.depth] ?? []).enumerated() {
      var stack: [FaceBlock] = []
      for block in 0..<count {
        let output = options.width << stage
        stack.append(FaceBlock(channels, output, stride: block == 0 ? 2 : 1, random: &random))
        channels = output
      }
      stages.append(Stack(stack, recompute: options.recompute))
      sides = sides.map { ($0 + 1) / 2 }
    }
    bn2 = BatchNormalisation(channels)
    dropout = Dropout(options.dropout)
    fc = Linear(channels * sides[0] * sides[1], options.embedding, random: &random)
    features = RowNormalisation(options.embedding, hasFixedScale: true)
    embeddingWidth = options.embedding
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = prelu(conv1(input, then: &bn1, mode), mode)
    for stage in stages.indices { x = stages[stage](x, mode) }
    x = dropout(bn2(x, mode).flattenedByChannel(), mode)
    return features(fc(x, mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try conv1.visit(prefix + "conv1.", body)
    try bn1.visit(prefix + "bn1.", body)
    try prelu.visit(prefix + "prelu.", body)
    for stage in stages.indices {
      try stages[stage].visit("\(prefix)layer\(stage + 1).", body)
    }
    try bn2.visit(prefix + "bn2.", body)
    try fc.visit(prefix + "fc.", body)
    try features.visit(prefix + "features.", body)
  }
}

/// Norm, convolution, norm, rectifier, convolution, norm; and a way around them.
private struct FaceBlock: Layer {
  private var bn1: BatchNormalisation
  private var conv1: Convolution2D
  private var bn2: BatchNormalisation
  private var prelu: ParametricRectifier
  private var conv2: Convolution2D
  private var bn3: BatchNormalisation
  private var downsample: Shortcut?

  init(_ input: Int, _ output: Int, stride: Int, random: inout Random) {
    bn1 = BatchNormalisation(input)
    conv1 = Convolution2D(input, output, kernel: 3, random: &random)
    bn2 = BatchNormalisation(output)
    prelu = ParametricRectifier(output)
    conv2 = Convolution2D(output, output, kernel: 3, stride: stride, random: &random)
    bn3 = BatchNormalisation(output)
    downsample =
      stride == 1 && input == output
      ? nil : Shortcut(input, output, stride: stride, random: &random)
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let x = prelu(conv1(bn1(input, mode), then: &bn2, mode), mode)
    return conv2(x, then: &bn3, adding: downsample?(input, mode) ?? input, mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try bn1.visit(prefix + "bn1.", body)
    try conv1.visit(prefix + "conv1.", body)
    try bn2.visit(prefix + "bn2.", body)
    try prelu.visit(prefix + "prelu.", body)
    try conv2.visit(prefix + "conv2.", body)
    try bn3.visit(prefix + "bn3.", body)
    try downsample?.visit(prefix + "downsample.", body)
  }
}
