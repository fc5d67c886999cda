import Workbench

/// A small network of inverted bottlenecks: many channels inside a block, few between blocks.
///
/// Names and shapes of parameters are torchvision's `mobilenet_v2`, whose `classifier.1` is the
/// embedding here. With 1000 values in the embedding it has 3,504,872 parameters.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`, or `[batch, 1280]` at width 32 when
///   `embedding` is 0.
/// - Source: Sandler, Howard, Zhu, Zhmoginov, Chen, "MobileNetV2: Inverted Residuals and Linear
///   Bottlenecks", CVPR 2018; as torchvision's, which rectifies after the stem and never drops the last
///   1×1 convolution below 1280 channels. Its dropout of 0.2 is an option here, 0 unless stated.
struct MobileNetV2: Architecture {
  /// Channels of the first convolution; all others grow with it, rounded to multiples of 8.
  var width = 32
  /// Size of the embedding after a last linear layer; 0 leaves that layer out.
  var embedding = 128
  /// The first convolution: of stride 1 (small) or 2 (large).
  var stem = Stem.large
  /// Share of features that are zero in a training step, before the last layer.
  var dropout = 0.0
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "width=4 embedding=12"
  static let variants = ["width=8 stem=small embedding=0 dropout=0.2 recompute=true"]

  /// Expansion, channels, blocks and stride of each group of blocks.
  private static let groups = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
    (6, 320, 1, 1),
  ]

  func validate() throws {
    try require(width: width)
    try require(embedding: embedding)
    try require(share: dropout, "dropout")
  }

  /// Channels scaled by the width, to the nearest multiple of 8 that is not below 90 %.
  private func scaled(_ channels: Int) -> Int {
    let exact = Double(channels * width) / 32
    let rounded = max(8, Int(exact + 4) / 8 * 8)
    return Double(rounded) < 0.9 * exact ? rounded + 8 : rounded
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    var channels = scaled(32)
    let first = NormalisedConvolution(
      input[2], channels, kernel: 3, stride: stem == .large ? 2 : 1, activation: .relu6,
      random: &random)
    var blocks: [InvertedBottleneck] = []
    for (expansion, output, count, stride) in Self.groups {
      for block in 0..<count {
        blocks.append(
          bottleneck(
            channels, scaled(output), expansion: expansion, stride: block == 0 ? stride : 1,
            random: &random))
        channels = scaled(output)
      }
    }
    let features = width > 32 ? scaled(1280) : 1280
    let last = NormalisedConvolution(
      channels, features, kernel: 1, activation: .relu6, random: &random)
    return MobileNetwork(
      first: first, blocks: blocks, last: last, dropout: Dropout(dropout),
      classifier: embedding > 0 ? Linear(features, embedding, random: &random) : nil,
      embeddingWidth: embedding > 0 ? embedding : features, recompute: recompute)
  }

  private func bottleneck(
    _ input: Int, _ output: Int, expansion: Int, stride: Int, random: inout Random
  ) -> InvertedBottleneck {
    typealias Names = NormalisedConvolution.Names
    let hidden = input * expansion
    var units: [NormalisedConvolution] = []
    if expansion > 1 {
      units.append(
        NormalisedConvolution(
          input, hidden, kernel: 1, activation: .relu6,
          names: Names(convolution: "conv.0.0.", norm: "conv.0.1."), random: &random))
    }
    let place = units.count
    units.append(
      NormalisedConvolution(
        hidden, hidden, kernel: 3, stride: stride, groups: hidden, activation: .relu6,
        names: Names(convolution: "conv.\(place).0.", norm: "conv.\(place).1."), random: &random))
    units.append(
      NormalisedConvolution(
        hidden, output, kernel: 1,
        names: Names(convolution: "conv.\(place + 1).", norm: "conv.\(place + 2)."),
        random: &random))
    return InvertedBottleneck(units, adds: stride == 1 && input == output)
  }
}

private struct MobileNetwork: Network {
  var first: NormalisedConvolution
  var blocks: [InvertedBottleneck]
  var last: NormalisedConvolution
  let dropout: Dropout
  var classifier: Linear?
  let embeddingWidth: Int
  let recompute: Bool

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = first(input, mode)
    for index in blocks.indices {
      x = recompute ? blocks[index].recomputed(x, mode) : blocks[index](x, mode)
    }
    let features = dropout(last(x, mode).globallyAveraged(), mode)
    return classifier.map { $0(features, mode) } ?? features
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try first.visit(prefix + "features.0.", body)
    for index in blocks.indices {
      try blocks[index].visit("\(prefix)features.\(index + 1).", body)
    }
    try last.visit("\(prefix)features.\(blocks.count + 1).", body)
    try classifier?.visit(prefix + "classifier.1.", body)
  }
}
