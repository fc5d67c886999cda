import Workbench

/// The twin of a siamese network: four wide convolutions with pooling between them, and a linear layer
/// over all places, squashed into 0…1.
///
/// Two images go through the same network, and a loss of pairs compares what comes out. Kernels of 10,
/// 7, 4 and 4 pixels are not padded, so that images need at least 65 pixels. At the paper's 105 pixels
/// the last layer alone has 37.8 million parameters, more than the assignment allows: choose a smaller
/// image (96 pixels: 17.9 million in all) or a smaller embedding.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`.
/// - Source: Koch, Zemel, Salakhutdinov, "Siamese Neural Networks for One-shot Image Recognition", ICML
///   Deep Learning Workshop 2015; initial weights as there. Its weighted L1 distance is the business of
///   the loss here, and its images are grey.
struct Siamese: Architecture {
  /// Channels of the first convolution; later ones have 2, 2 and 4 times as many.
  var width = 64
  /// Size of the embedding.
  var embedding = 4096
  /// Whether the embedding is squashed into 0…1; false leaves it linear.
  var sigmoid = true

  static let small = "width=4 embedding=12"
  static let variants = ["width=3 embedding=8 sigmoid=false"]

  var minimumSize: Int { 65 }

  func validate() throws {
    try require(width: width)
    try require(embedding: embedding, least: 1)
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return SiameseNetwork(self, input: input, random: &random)
  }
}

private struct SiameseNetwork: Network {
  private var convolutions: [Convolution2D] = []
  private var fc: Linear
  private let squashes: Bool
  let embeddingWidth: Int

  init(_ options: Siamese, input: [Int], random: inout Random) {
    var (channels, sides) = (input[2], Array(input[..<2]))
    for (place, (factor, kernel)) in [(1, 10), (2, 7), (2, 4), (4, 4)].enumerated() {
      let output = factor * options.width
      var convolution = Convolution2D(
        channels, output, kernel: Kernel2D(kernel), padding: 0, bias: true, random: &random)
      convolution.weight =
        .normal(convolution.weight.shape, deviation: 0.01, random: &random).parameter()
      convolution.bias = Self.bias(output, random: &random)
      convolutions.append(convolution)
      sides = sides.map { side in (side - kernel + 1) / (place < 3 ? 2 : 1) }
      channels = output
    }
    fc = Linear(channels * sides[0] * sides[1], options.embedding, random: &random)
    fc.weight = .normal(fc.weight.shape, deviation: 0.2, random: &random).parameter()
    fc.bias = Self.bias(options.embedding, random: &random)
    squashes = options.sigmoid
    embeddingWidth = options.embedding
  }

  private static func bias(_ count: Int, random: inout Random) -> Tensor {
    (Tensor.normal([count], deviation: 0.01, random: &random) + 0.5).parameter()
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for place in convolutions.indices {
      x = convolutions[place](x, mode).relu()
      if place < 3 { x = x.maxPooled(size: 2, stride: 2) }
    }
    let embedding = fc(x.flattenedByChannel(), mode)
    return squashes ? embedding.sigmoid() : embedding
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for place in convolutions.indices {
      try convolutions[place].visit("\(prefix)conv\(place + 1).", body)
    }
    try fc.visit(prefix + "fc.", body)
  }
}
