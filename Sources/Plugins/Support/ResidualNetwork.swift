import Workbench

/// What ResNet and SE-ResNet have in common: stem, four stages of residual blocks, average, and a
/// last linear layer where one is wanted.
struct ResidualNetwork: Network {
  /// Blocks of the four stages by depth, the number of layers with weights.
  static let blocks = [
    10: [1, 1, 1, 1], 18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3],
  ]

  private var conv1: Convolution2D
  private var bn1: BatchNormalisation
  private var stages: [Stack<ResidualBlock>] = []
  private var fc: Linear?
  private let pools: Bool
  let embeddingWidth: Int

  /// - Parameters:
  ///   - depth: one of ``blocks``; from 50 on, blocks are bottlenecks.
  ///   - embedding: 0 leaves the last layer out.
  init(
    channels: Int, depth: Int, width: Int, embedding: Int, stem: Stem, squeezed: Bool,
    recompute: Bool, random: inout Random
  ) {
    pools = stem == .large
    conv1 = Convolution2D(
      channels, width, kernel: pools ? 7 : 3, stride: pools ? 2 : 1, random: &random)
    bn1 = BatchNormalisation(width, rectified: true)
    let isBottleneck = depth >= 50
    var input = width
    for (stage, count) in (Self.blocks[depth] ?? []).enumerated() {
      var stack: [ResidualBlock] = []
      for block in 0..<count {
        stack.append(
          ResidualBlock(
            input, width: width << stage, isBottleneck: isBottleneck,
            stride: block == 0 && (stage > 0 || !pools) ? 2 : 1, squeezed: squeezed,
            random: &random))
        input = ResidualBlock.outputChannels(width << stage, isBottleneck)
      }
      stages.append(Stack(stack, recompute: recompute))
    }
    fc = embedding > 0 ? Linear(input, embedding, random: &random) : nil
    embeddingWidth = embedding > 0 ? embedding : input
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = conv1(input, mode)
    x = pools ? bn1.maxPooled(x, size: 3, stride: 2, padding: 1, mode) : bn1(x, mode)
    for stage in stages.indices { x = stages[stage](x, mode) }
    let features = x.globallyAveraged()
    return fc.map { $0(features, mode) } ?? features
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try conv1.visit(prefix + "conv1.", body)
    try bn1.visit(prefix + "bn1.", body)
    for stage in stages.indices {
      try stages[stage].visit("\(prefix)layer\(stage + 1).", body)
    }
    try fc?.visit(prefix + "fc.", body)
  }
}
