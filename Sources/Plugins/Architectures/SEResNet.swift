import Workbench

/// A residual network whose blocks weigh their channels by what the whole image has in them.
///
/// It is ``ResNet`` with a squeeze and an excitation at the end of each block's convolutions, before
/// the way around is added. Names of parameters are those of torchvision's residual networks, and
/// `layer1.0.se.fc1`, `layer1.0.se.fc2` for what is new.
///
/// - Shapes: as ``ResNet``.
/// - Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018; reduction 16 and biases in
///   both layers, as in the authors' networks; the stride of a bottleneck is in its 3×3 convolution.
struct SEResNet: Architecture {
  /// Layers with weights, those of the excitations not counted: 10, 18, 34 or 50 (bottlenecks).
  var depth = 18
  /// Channels of the first stage; each further stage doubles them.
  var width = 64
  /// Size of the embedding after a last linear layer; 0 leaves that layer out.
  var embedding = 128
  /// The first layers: small (3×3) or large (7×7 and pooling).
  var stem = Stem.small
  /// Whether blocks are computed again in the backward pass instead of being kept in memory.
  var recompute = false

  static let small = "depth=10 width=32 embedding=12"
  static let variants = ["depth=50 width=8 embedding=0 stem=large recompute=true"]

  func validate() throws {
    try require(depth, among: ResidualNetwork.blocks)
    try require(width: width)
    try require(embedding: embedding)
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    try validate()
    return ResidualNetwork(
      channels: input[2], depth: depth, width: width, embedding: embedding, stem: stem,
      squeezed: true, recompute: recompute, random: &random)
  }
}
