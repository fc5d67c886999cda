import Workbench

/// The assignment's starting point: four convolutions, each normalised and rectified, then averaged.
///
/// With a linear classifier of 7000 classes it has 5.15 million parameters.
///
/// - Shapes: `[batch, height, width, 3]` → `[batch, 512]` at width 64.
/// - Source: the starter notebook of CMU 11-785, homework 2 part 2, spring 2022.
struct Starter: Architecture {
  /// Channels of the first convolution; each further one doubles them.
  var width = 64

  func validate() throws {
    // Beyond, only memory would say that there are too many parameters.
    try require((1...512).contains(width), "width", width, "in 1…512")
  }

  func network(input: [Int], random: inout Random) throws -> any Network {
    StarterNetwork(channels: input[2], width: width, random: &random)
  }
}

private struct StarterNetwork: Network {
  private var convolutions: [Convolution2D] = []
  private var norms: [BatchNormalisation] = []
  let embeddingWidth: Int

  init(channels: Int, width: Int, random: inout Random) {
    var input = channels
    for (index, output) in [width, 2 * width, 4 * width, 8 * width].enumerated() {
      convolutions.append(
        index == 0
          ? Convolution2D(input, output, kernel: 7, stride: 4, random: &random)
          : Convolution2D(input, output, kernel: 3, stride: 2, random: &random))
      norms.append(BatchNormalisation(output, activation: .relu))
      input = output
    }
    embeddingWidth = input
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for index in convolutions.indices { x = convolutions[index](x, then: &norms[index], mode) }
    return x.globallyAveraged()
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for index in convolutions.indices {
      try convolutions[index].visit("\(prefix)conv\(index + 1).", body)
      try norms[index].visit("\(prefix)bn\(index + 1).", body)
    }
  }
}
