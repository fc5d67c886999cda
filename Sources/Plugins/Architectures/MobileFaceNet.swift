import Workbench

/// A small network for faces: inverted bottlenecks with parametric rectifiers, and a depthwise
/// convolution over the whole image in the place of an average.
///
/// A place at the centre of a face says more than one at its rim, so that each channel learns a
/// weight for every place. Names and shapes are those of the common PyTorch form (the insightface
/// project's, at its scale 1): `layers.0` to `layers.7`, `conv_sep`, `features`. At 112 pixels it has
/// 1,003,136 parameters (the paper says 0.99 million).
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`.
/// - Source: Chen, Liu, Gao, Han, "MobileFaceNets: Efficient CNNs for Accurate Real-Time Face
///   Verification on Mobile Devices", CCBR 2018; after the last linear layer stands a normalisation, as
///   in the insightface project, and the global convolution is as large as the image arrives there.
struct MobileFaceNet: Architecture {
  /// Channels of the first stage; later ones have 2 and 8 times as many.
  var width = 64
  /// Size of the embedding.
  var embedding = 128
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "width=4 embedding=12"
  static let variants = ["width=6 embedding=8 recompute=true"]

  func validate() throws {
    try require(width: width)
    try require(embedding: embedding, least: 1)
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return MobileFaceNetwork(self, input: input, random: &random)
  }
}

private struct MobileFaceNetwork: Network {
  private typealias Names = NormalisedConvolution.Names

  private var stem: [NormalisedConvolution]
  private var groups: [Stack<InvertedBottleneck>] = []
  private var separate: NormalisedConvolution
  private var global: NormalisedConvolution
  private var linear: Linear
  private var norm: RowNormalisation
  let embeddingWidth: Int

  init(_ options: MobileFaceNet, input: [Int], random: inout Random) {
    let (width, features) = (options.width, 8 * options.width)
    let names = Names(convolution: "layers.0.", norm: "layers.1.", rectifier: "layers.2.")
    stem = [
      NormalisedConvolution(
        input[2], width, kernel: 3, stride: 2, parametric: true, names: names, random: &random),
      NormalisedConvolution(
        width, width, kernel: 3, groups: width, parametric: true, names: names, random: &random),
    ]
    // Input, inner and output channels, and how many blocks; single ones halve the size.
    for (from, inner, to, count) in [
      (1, 2, 1, 0), (1, 2, 1, 4), (1, 4, 2, 0), (2, 4, 2, 6), (2, 8, 2, 0), (2, 4, 2, 2),
    ] {
      let blocks = (0..<max(1, count)).map { _ in
        Self.bottleneck(
          width * from, width * inner, width * to, strided: count == 0, random: &random)
      }
      groups.append(Stack(blocks, recompute: options.recompute))
    }
    separate = NormalisedConvolution(
      2 * width, features, kernel: 1, parametric: true, names: names, random: &random)
    let sides = input[..<2].map { ($0 + 15) / 16 }
    global = NormalisedConvolution(
      features, features, kernel: Kernel2D(sides[0], sides[1]), padding: 0, groups: features,
      names: names, random: &random)
    linear = Linear(features, options.embedding, bias: false, random: &random)
    norm = RowNormalisation(options.embedding)
    embeddingWidth = options.embedding
  }

  private static func bottleneck(
    _ input: Int, _ hidden: Int, _ output: Int, strided: Bool, random: inout Random
  ) -> InvertedBottleneck {
    func names(_ place: Int) -> Names {
      let unit = "layers.\(place).layers."
      return Names(convolution: unit + "0.", norm: unit + "1.", rectifier: unit + "2.")
    }
    let units = [
      NormalisedConvolution(
        input, hidden, kernel: 1, parametric: true, names: names(0), random: &random),
      NormalisedConvolution(
        hidden, hidden, kernel: 3, stride: strided ? 2 : 1, groups: hidden, parametric: true,
        names: names(1), random: &random),
      NormalisedConvolution(hidden, output, kernel: 1, names: names(2), random: &random),
    ]
    return InvertedBottleneck(units, adds: !strided)
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = stem[1](stem[0](input, mode), mode)
    for group in groups.indices { x = groups[group](x, mode) }
    x = global(separate(x, mode), mode)
    return norm(linear(x.reshaped(to: [x.shape[0], x.shape[3]]), mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for index in stem.indices { try stem[index].visit("\(prefix)layers.\(index).", body) }
    for index in groups.indices {
      let name = "\(prefix)layers.\(index + 2)."
      if index % 2 == 1 {
        try groups[index].visit(name + "layers.", body)
      } else {
        try groups[index].layers[0].visit(name, body)
      }
    }
    try separate.visit(prefix + "conv_sep.", body)
    try global.visit(prefix + "features.layers.0.", body)
    try linear.visit(prefix + "features.layers.2.", body)
    try norm.visit(prefix + "features.layers.3.", body)
  }
}
