/// One axis of a convolution as sums over windows of what is read, in either direction.
///
/// Forward, the results of an axis all have the same taps. Going back through stride s they fall into
/// s phases, each with every s-th tap: a convolution of stride 1 with a part of the kernel. Written
/// so, both directions are gathered by the same loops, and no result is touched twice.
///
/// - Source: Dumoulin, Visin, "A guide to convolution arithmetic for deep learning",
///   arXiv:1603.07285, on transposed convolutions; the phases are those of polyphase filters.
struct WindowAxis {
  /// One value of the kernel, and how far from a window's base it reads.
  struct Tap {
    let offset: Int
    let kernel: Int
  }

  /// Results that share their taps: `first`, `first + step` and so on.
  struct Phase {
    let first: Int
    let count: Int
    /// Where the first result's window has its base; may be outside of what is read.
    let base: Int
    let taps: [Tap]
  }

  let phases: [Phase]
  /// Distance between results of one phase.
  let resultStep: Int
  /// Distance between the windows of neighbouring results of one phase.
  let sourceStep: Int

  /// Windows over the input, for each output.
  static func forward(kernel: Int, stride: Int, padding: Int, outputs: Int) -> WindowAxis {
    let taps = (0..<kernel).map { Tap(offset: $0, kernel: $0) }
    return WindowAxis(
      phases: [Phase(first: 0, count: outputs, base: -padding, taps: taps)],
      resultStep: 1, sourceStep: stride)
  }

  /// Windows over the gradient of the output, for each input.
  static func backward(kernel: Int, stride: Int, padding: Int, inputs: Int) -> WindowAxis {
    let phases = (0..<stride).map { residue in
      let first = ((residue - padding) % stride + stride) % stride
      // In order of what they read, as forward.
      let taps = Swift.stride(from: residue, to: kernel, by: stride).reversed().map {
        Tap(offset: (residue - $0) / stride, kernel: $0)
      }
      return Phase(
        first: first, count: max(0, (inputs - first + stride - 1) / stride),
        base: (first + padding - residue) / stride, taps: taps)
    }
    return WindowAxis(phases: phases, resultStep: stride, sourceStep: 1)
  }

  /// The largest number of results of a phase.
  let longest: Int
  /// The first place that the first results read.
  let lowest: Int
  /// The last place that the first results read.
  let highest: Int

  private init(phases: [Phase], resultStep: Int, sourceStep: Int) {
    (self.phases, self.resultStep, self.sourceStep) = (phases, resultStep, sourceStep)
    let reads = phases.flatMap { phase in phase.taps.map { phase.base + $0.offset } }
    longest = phases.map(\.count).max() ?? 0
    lowest = reads.min() ?? 0
    highest = reads.max() ?? 0
  }

  /// How many places so many results of every phase read.
  func extent(of results: Int) -> Int { (results - 1) * sourceStep + highest - lowest + 1 }
}

extension ConvolutionShape {
  /// Windows of outputs over the input, along rows and along columns.
  var forwardAxes: (rows: WindowAxis, columns: WindowAxis) {
    let output = output
    return (
      .forward(
        kernel: weight[2], stride: stride, padding: padding.vertical, outputs: output[1]),
      .forward(
        kernel: weight[3], stride: stride, padding: padding.horizontal, outputs: output[2])
    )
  }

  /// Windows of inputs over the gradient of the output, along rows and along columns.
  var backwardAxes: (rows: WindowAxis, columns: WindowAxis) {
    (
      .backward(
        kernel: weight[2], stride: stride, padding: padding.vertical, inputs: input[1]),
      .backward(
        kernel: weight[3], stride: stride, padding: padding.horizontal, inputs: input[2])
    )
  }
}
