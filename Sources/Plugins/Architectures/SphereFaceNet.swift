import Workbench

/// The residual network of SphereFace: strided convolutions, pairs of convolutions around each of
/// which a way leads, parametric rectifiers, and no normalisation.
///
/// Each of four stages begins with a 3×3 convolution of stride 2; the head is a linear layer over all
/// places of the image. Names follow the authors': `conv1_1`, `relu1_1`, …, `fc5`. At depth 20 and
/// 112 pixels it has 24.5 million parameters.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`.
/// - Source: Liu, Wen, Yu, Li, Raj, Song, "SphereFace: Deep Hypersphere Embedding for Face
///   Recognition", CVPR 2017; as in the authors' implementation all convolutions have biases, those of
///   pairs begin with deviation 0.01 and the others with Xavier's. Theirs sees 112 × 96 pixels.
struct SphereFaceNet: Architecture {
  /// Layers with weights, the last not counted: 4, 10, 20, 36 or 64.
  var depth = 20
  /// Channels of the first stage; each further stage doubles them.
  var width = 64
  /// Size of the embedding.
  var embedding = 512
  /// Whether pairs are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "depth=10 width=8 embedding=12"
  static let variants = ["depth=4 width=6 embedding=8", "width=4 recompute=true"]

  /// Pairs of convolutions in each stage.
  static let pairs = [
    4: [0, 0, 0, 0], 10: [0, 1, 2, 0], 20: [1, 2, 4, 1], 36: [2, 4, 8, 2], 64: [3, 8, 16, 3],
  ]

  func validate() throws {
    try require(depth, among: Self.pairs)
    try require(width: width)
    try require(embedding: embedding, least: 1)
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return SphereNetwork(self, input: input, random: &random)
  }
}

private struct SphereNetwork: Network {
  private var stages: [SphereStage] = []
  private var fc5: Linear
  let embeddingWidth: Int

  init(_ options: SphereFaceNet, input: [Int], random: inout Random) {
    var (channels, sides) = (input[2], Array(input[..<2]))
    for (stage, count) in (SphereFaceNet.pairs[options.depth] ?? []).enumerated() {
      let output = options.width << stage
      stages.append(
        SphereStage(
          channels, output, pairs: count, number: stage + 1, recompute: options.recompute,
          random: &random))
      (channels, sides) = (output, sides.map { ($0 + 1) / 2 })
    }
    fc5 = Linear(channels * sides[0] * sides[1], options.embedding, random: &random)
    fc5.weight = Tensor.xavier(fc5.weight.shape, random: &random)
    fc5.bias = Tensor.zeros([options.embedding])
    embeddingWidth = options.embedding
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for stage in stages.indices { x = stages[stage](x, mode) }
    return fc5(x.flattenedByChannel(), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for stage in stages.indices { try stages[stage].visit(prefix, body) }
    try fc5.visit(prefix + "fc5.", body)
  }
}

/// A strided convolution and pairs of convolutions; all are numbered through.
private struct SphereStage: Layer {
  private var first: RectifiedConvolution
  private var pairs: [SpherePair] = []
  private let number: Int
  private let recompute: Bool

  init(
    _ input: Int, _ output: Int, pairs count: Int, number: Int, recompute: Bool,
    random: inout Random
  ) {
    self.number = number
    self.recompute = recompute
    first = RectifiedConvolution(input, output, stride: 2, random: &random)
    for _ in 0..<count { pairs.append(SpherePair(output, random: &random)) }
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = first(input, mode)
    for pair in pairs.indices {
      x = recompute ? pairs[pair].recomputed(x, mode) : pairs[pair](x, mode)
    }
    return x
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try first.visit(prefix, "\(number)_1", body)
    for pair in pairs.indices {
      try pairs[pair].first.visit(prefix, "\(number)_\(2 * pair + 2)", body)
      try pairs[pair].second.visit(prefix, "\(number)_\(2 * pair + 3)", body)
    }
  }
}

/// Two convolutions, each with its rectifier, and a way around both.
private struct SpherePair: Layer {
  var first: RectifiedConvolution
  var second: RectifiedConvolution

  init(_ channels: Int, random: inout Random) {
    first = RectifiedConvolution(channels, channels, random: &random)
    second = RectifiedConvolution(channels, channels, random: &random)
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    input + second(first(input, mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try first.visit(prefix, "1", body)
    try second.visit(prefix, "2", body)
  }
}

/// A 3×3 convolution with bias and a parametric rectifier.
private struct RectifiedConvolution: Sendable {
  private var convolution: Convolution2D
  private var rectifier: ParametricRectifier

  init(_ input: Int, _ output: Int, stride: Int = 1, random: inout Random) {
    convolution = Convolution2D(
      input, output, kernel: 3, stride: stride, bias: true, random: &random)
    let shape = convolution.weight.shape
    convolution.weight =
      stride > 1
      ? .xavier(shape, random: &random)
      : .normal(shape, deviation: 0.01, random: &random).parameter()
    convolution.bias = Tensor.zeros([output])
    rectifier = ParametricRectifier(output)
  }

  func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    rectifier(convolution(input, mode), mode)
  }

  mutating func visit(
    _ prefix: String, _ number: String,
    _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try convolution.visit("\(prefix)conv\(number).", body)
    try rectifier.visit("\(prefix)relu\(number).", body)
  }
}

extension Tensor {
  /// Weights of Glorot and Bengio's uniform distribution by the fan-in, as Caffe's Xavier filler.
  fileprivate static func xavier(_ shape: [Int], random: inout Random) -> Tensor {
    let fanIn = shape.dropFirst().reduce(1, *)
    return uniform(shape, bound: (3 / Double(fanIn)).squareRoot(), random: &random).parameter()
  }

  fileprivate static func zeros(_ shape: [Int]) -> Tensor {
    Tensor(repeating: 0, shape: shape).parameter()
  }
}
