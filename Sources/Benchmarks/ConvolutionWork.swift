internal import Autograd

/// What a convolution takes by its definition, whatever an engine saves or repeats: operations, and
/// the bytes of operands and result, each moved once.
struct ConvolutionWork {
  /// `[batch, height, width, channels]`.
  let input: [Int]
  /// `[output channels, input channels of a group, height, width]`.
  let weight: [Int]
  /// `[batch, height, width, output channels]`.
  let output: [Int]

  /// How far windows are apart; small kernels without padding shorten a side by less than half.
  var stride: Int { max(1, Int((Double(input[1]) / Double(output[1])).rounded())) }

  /// Whether it takes the photographs themselves, whose slope nobody wants.
  var isStem: Bool { input[3] == 3 }

  /// Its kernel and stride, such as `3×3, stride 2`.
  var kind: String {
    let name = isStem ? "stem " : weight[1] < input[3] ? "grouped " : ""
    return name + "\(weight[2])×\(weight[3])" + (stride > 1 ? ", stride \(stride)" : "")
  }

  /// Operations of one pass, a multiply-add being two.
  var operations: Double { 2 * Double(product(output)) * Double(product(weight.dropFirst())) }

  /// Bytes that a pass reads and writes.
  ///
  /// A kernel smaller than its stride leaves out pixels of the input, but not of its gradient.
  func bytes(_ pass: ConvolutionPass) -> Double {
    let windows = product(output.dropLast()) * weight[2] * weight[3] * input[3]
    let touched = pass == .backwardInput ? product(input) : min(product(input), windows)
    return 4 * Double(touched + product(weight[...]) + product(output))
  }

  /// The passes of a training step.
  var passes: [ConvolutionPass] {
    isStem ? [.forward, .backwardWeight] : ConvolutionPass.allCases
  }

  private func product(_ sides: [Int]) -> Int { product(sides[...]) }
  private func product(_ sides: ArraySlice<Int>) -> Int { sides.reduce(1, *) }
}
