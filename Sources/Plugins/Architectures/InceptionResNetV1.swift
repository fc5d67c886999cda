import Workbench

/// FaceNet's network as it is known today: branches of convolutions inside of residual blocks.
///
/// A stem without padding, five blocks of three branches, ten with kernels of 1×7 and 7×1, and six with
/// 1×3 and 3×1; between them reductions that put strided branches and pooling side by side; average,
/// dropout, a linear layer and a normalisation. Names and shapes are those of the facenet-pytorch
/// project, whose converted weights can be read. It has 23,482,624 parameters; images need at least 75
/// pixels, and its authors trained with 160.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`.
/// - Source: Szegedy, Ioffe, Vanhoucke, Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual
///   Connections on Learning", AAAI 2017, which names the network; for faces after Schroff,
///   Kalenichenko, Philbin, "FaceNet: A Unified Embedding for Face Recognition and Clustering", CVPR
///   2015, whose own network was another. Embeddings are not normalised here: losses do that.
struct InceptionResNetV1: Architecture {
  /// Channels of the first convolution; all others grow with it.
  var width = 32
  /// Size of the embedding.
  var embedding = 512
  /// Share of features that are zero in a training step, before the last layer.
  var dropout = 0.6
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "width=4 embedding=12 dropout=0"
  static let variants = ["width=4 embedding=8 dropout=0.5 recompute=true"]

  var minimumSize: Int { 75 }

  func validate() throws {
    try require(width: width)
    try require(embedding: embedding, least: 1)
    try require(share: dropout, "dropout")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return InceptionNetwork(self, channels: input[2], random: &random)
  }
}

private struct InceptionNetwork: Network {
  private var stem: [NormalisedConvolution] = []
  private var blocks35: Stack<InceptionBlock>
  private var mixed6a: InceptionReduction
  private var blocks17: Stack<InceptionBlock>
  private var mixed7a: InceptionReduction
  private var blocks8: Stack<InceptionBlock>
  private var lastBlock8: InceptionBlock
  private let dropout: Dropout
  private var lastLinear: Linear
  private var lastNorm: RowNormalisation
  let embeddingWidth: Int

  init(_ options: InceptionResNetV1, channels: Int, random: inout Random) {
    /// A convolution with so many channels at width 32.
    func unit(
      _ channels: Int, _ kernel: Kernel2D = 1, stride: Int = 1, padded: Bool = true
    ) -> InceptionUnit {
      InceptionUnit(
        output: max(1, channels * options.width / 32), kernel: kernel, stride: stride,
        isPadded: padded)
    }
    var input = channels
    for unit in [
      unit(32, 3, stride: 2, padded: false), unit(32, 3, padded: false), unit(64, 3), unit(80),
      unit(192, 3, padded: false), unit(256, 3, stride: 2, padded: false),
    ] {
      stem.append(unit.made(input, random: &random))
      input = unit.output
    }
    func blocks(
      _ count: Int, _ branches: [[InceptionUnit]], scale: Double, _ random: inout Random
    ) -> Stack<InceptionBlock> {
      var made: [InceptionBlock] = []
      for _ in 0..<count {
        made.append(InceptionBlock(input, branches, scale: scale, random: &random))
      }
      return Stack(made, recompute: options.recompute)
    }
    blocks35 = blocks(
      5, [[unit(32)], [unit(32), unit(32, 3)], [unit(32), unit(32, 3), unit(32, 3)]],
      scale: 0.17, &random)
    mixed6a = InceptionReduction(
      input,
      [
        [unit(384, 3, stride: 2, padded: false)],
        [unit(192), unit(192, 3), unit(256, 3, stride: 2, padded: false)],
      ], random: &random)
    input = mixed6a.outputChannels
    blocks17 = blocks(
      10, [[unit(128)], [unit(128), unit(128, Kernel2D(1, 7)), unit(128, Kernel2D(7, 1))]],
      scale: 0.1, &random)
    mixed7a = InceptionReduction(
      input,
      [
        [unit(256), unit(384, 3, stride: 2, padded: false)],
        [unit(256), unit(256, 3, stride: 2, padded: false)],
        [unit(256), unit(256, 3), unit(256, 3, stride: 2, padded: false)],
      ], random: &random)
    input = mixed7a.outputChannels
    let branches8 = [
      [unit(192)], [unit(192), unit(192, Kernel2D(1, 3)), unit(192, Kernel2D(3, 1))],
    ]
    blocks8 = blocks(5, branches8, scale: 0.2, &random)
    lastBlock8 = InceptionBlock(input, branches8, scale: 1, isRectified: false, random: &random)
    dropout = Dropout(options.dropout)
    lastLinear = Linear(input, options.embedding, bias: false, random: &random)
    lastNorm = RowNormalisation(options.embedding, epsilon: 1e-3)
    embeddingWidth = options.embedding
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for place in stem.indices {
      x = stem[place](x, mode)
      if place == 2 { x = x.maxPooled(size: 3, stride: 2) }
    }
    x = mixed6a(blocks35(x, mode), mode)
    x = mixed7a(blocks17(x, mode), mode)
    x = lastBlock8(blocks8(x, mode), mode)
    return lastNorm(lastLinear(dropout(x.globallyAveraged(), mode), mode), mode)
  }

  private static let stemNames = [
    "conv2d_1a", "conv2d_2a", "conv2d_2b", "conv2d_3b", "conv2d_4a", "conv2d_4b",
  ]

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for place in stem.indices { try stem[place].visit("\(prefix)\(Self.stemNames[place]).", body) }
    try blocks35.visit(prefix + "repeat_1.", body)
    try mixed6a.visit(prefix + "mixed_6a.", body)
    try blocks17.visit(prefix + "repeat_2.", body)
    try mixed7a.visit(prefix + "mixed_7a.", body)
    try blocks8.visit(prefix + "repeat_3.", body)
    try lastBlock8.visit(prefix + "block8.", body)
    try lastLinear.visit(prefix + "last_linear.", body)
    try lastNorm.visit(prefix + "last_bn.", body)
  }
}
