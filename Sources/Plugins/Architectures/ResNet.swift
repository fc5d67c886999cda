import Workbench

/// A residual network of basic blocks or bottlenecks, with the form of its stem as an option.
///
/// The `large` stem is the paper's: 7×7 of stride 2, max pooling, and stages of stride 1, 2, 2, 2.
/// The `small` stem suits images of about 64 pixels: 3×3 of stride 1, and every stage halves the
/// size. With the large stem, names and shapes of parameters are torchvision's `resnet18`,
/// `resnet34` and `resnet50`; `fc` there is the embedding here.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, embedding]`, or `[batch, 8 · width]` (of a
///   bottleneck `[batch, 32 · width]`) when `embedding` is 0.
/// - Source: He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016; depth 10
///   has one block a stage; bottlenecks have their stride in the 3×3 convolution, as torchvision's.
struct ResNet: Architecture {
  /// Layers with weights: 10, 18 or 34 of basic blocks, 50 of bottlenecks.
  var depth = 18
  /// Channels of the first stage; each further stage doubles them.
  var width = 64
  /// Size of the embedding after a last linear layer; 0 leaves that layer out.
  var embedding = 128
  /// The first layers: small (3×3) or large (7×7 and pooling).
  var stem = Stem.small
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "depth=10 width=8 embedding=12"
  static let variants = [
    "depth=50 width=4 embedding=0 stem=large", "depth=10 width=4 stem=large recompute=true",
  ]

  func validate() throws {
    try require(depth, among: ResidualNetwork.blocks)
    try require(width: width)
    try require(embedding: embedding)
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return ResidualNetwork(
      channels: input[2], depth: depth, width: width, embedding: embedding, stem: stem,
      squeezed: false, recompute: recompute, random: &random)
  }
}
