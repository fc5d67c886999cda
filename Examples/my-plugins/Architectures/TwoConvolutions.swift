import Workbench

/// Two convolutions, an average over the picture and a linear map: the smallest useful network.
struct TwoConvolutions: Architecture {
  /// Channels of the first convolution; the second has twice as many.
  var channels = 16
  /// Values in an embedding.
  var embedding = 32

  func validate() throws {
    try require(channels > 0, "channels", channels, "positive")
    try require(embedding > 0, "embedding", embedding, "positive")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    TwoConvolutionsNetwork(
      first: Convolution2D(input[2], channels, kernel: 3, stride: 2, random: &random),
      second: Convolution2D(channels, 2 * channels, kernel: 3, stride: 2, random: &random),
      last: Linear(2 * channels, embedding, random: &random))
  }
}

/// - Shapes: `[batch, height, width, channels]` → `[batch, embedding]`.
struct TwoConvolutionsNetwork: Network {
  var first: Convolution2D
  var second: Convolution2D
  var last: Linear

  var embeddingWidth: Int { last.weight.shape[0] }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let small = first(input, mode).relu()
    return last(second(small, mode).relu().globallyAveraged(), mode)
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try first.visit(prefix + "first.", body)
    try second.visit(prefix + "second.", body)
    try last.visit(prefix + "last.", body)
  }
}
