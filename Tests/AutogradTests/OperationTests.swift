import Autograd
import TestSupport
import Testing

/// One primitive operation at one set of shapes.
struct OperationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let inputs: [Tensor]
  let apply: @Sendable ([Tensor]) -> Tensor
  var testDescription: String { name }

  init(_ name: String, _ shapes: [[Int]], _ apply: @escaping @Sendable ([Tensor]) -> Tensor) {
    self.name = name
    inputs = shapes.enumerated().map { randomTensor($1, seed: UInt64($0 + 1)) }
    self.apply = apply
  }

  /// The same with positive arguments, for logarithms, roots and divisors.
  static func positive(
    _ name: String, _ shapes: [[Int]], _ apply: @escaping @Sendable ([Tensor]) -> Tensor
  ) -> OperationCase {
    OperationCase(name, shapes) { x in apply(x.map { $0.squared() + 0.5 }) }
  }
}

let operationCases: [OperationCase] = [
  OperationCase("add", [[3, 4], [3, 4]]) { $0[0] + $0[1] },
  OperationCase("add a row", [[3, 4], [4]]) { $0[0] + $0[1] },
  OperationCase("add a column", [[3, 4], [3, 1]]) { $0[0] + $0[1] },
  OperationCase("add across the middle", [[2, 1, 3], [4, 1]]) { $0[0] + $0[1] },
  OperationCase("subtract", [[3, 4], [1, 4]]) { $0[0] - $0[1] },
  OperationCase("multiply", [[2, 3, 4], [3, 1]]) { $0[0] * $0[1] },
  OperationCase("multiply by a scalar tensor", [[3, 4], []]) { $0[0] * $0[1] },
  OperationCase("divide", [[3, 4], [3, 1]]) { $0[0] / ($0[1].squared() + 0.5) },
  OperationCase("maximum", [[3, 4], [3, 4]]) { Tensor.maximum($0[0], $0[1]) },
  OperationCase("scaled", [[5]]) { $0[0].scaled(by: -2.5, plus: 0.5) },
  OperationCase("exp", [[3, 4]]) { $0[0].exp() },
  .positive("log", [[3, 4]]) { $0[0].log() },
  .positive("squareRoot", [[3, 4]]) { $0[0].squareRoot() },
  OperationCase("squared", [[3, 4]]) { $0[0].squared() },
  OperationCase("relu", [[3, 4]]) { $0[0].relu() },
  OperationCase("relu6", [[3, 4]]) { ($0[0] * 9).relu6() },
  OperationCase("gelu", [[3, 4]]) { $0[0].gelu() },
  OperationCase("silu", [[3, 4]]) { ($0[0] * 3).silu() },
  OperationCase("parametric rectifier", [[2, 2, 3, 4], [4]]) {
    $0[0].parametricRectified(slope: $0[1])
  },
  OperationCase("channels scaled", [[2, 2, 3, 4], [2, 4]]) { $0[0].scaled(byChannels: $0[1]) },
  OperationCase("layer scaled", [[2, 2, 3, 4], [4], [2, 2, 3, 4]]) {
    $0[0].scaled(by: $0[1], adding: $0[2])
  },
  OperationCase("layer normalisation", [[2, 2, 3, 5], [5], [5]]) {
    $0[0].layerNormalised(scale: $0[1], shift: $0[2])
  },
  OperationCase("tanh", [[3, 4]]) { $0[0].tanh() },
  OperationCase("sigmoid", [[3, 4]]) { $0[0].sigmoid() },
  OperationCase("softplus", [[3, 4]]) { ($0[0] * 30).softplus() },
  OperationCase("magnitude", [[3, 4]]) { $0[0].magnitude() },
  OperationCase("clamped", [[3, 4]]) { $0[0].clamped(to: -0.4...0.7) },
  OperationCase("exceeds, as a mask", [[3, 4], [3, 1]]) { $0[0] * $0[0].exceeds($0[1]) },
  OperationCase("mapped at columns", [[3, 4]]) {
    $0[0].mapped(at: [3, 0, 2], scale: 2.5) { row, x in (x * x * Double(row), 2 * x * Double(row)) }
  },
  OperationCase("mapped at columns with another", [[3, 4], [3]]) {
    $0[0].mapped(at: [3, 0, 2], with: $0[1], scale: 2.5) { _, x, y in (x * y * y, y * y, 2 * x * y)
    }
  },
  OperationCase("sum", [[3, 4]]) { $0[0].sum() * $0[0].sum() },
  OperationCase("mean", [[3, 4]]) { $0[0].mean() * $0[0].mean() },
  OperationCase("sum along the first axis", [[3, 4]]) { $0[0].sum(along: 0) },
  OperationCase("sum along the middle axis", [[2, 3, 4]]) { $0[0].sum(along: 1) },
  OperationCase("mean along the last axis", [[3, 4]]) { $0[0].mean(along: -1, keepingAxis: true) },
  OperationCase("maximum of rows", [[3, 4]]) { $0[0].maximum() },
  OperationCase("logSumExp", [[3, 4]]) { ($0[0] * 20).logSumExp() },
  OperationCase("reshaped", [[3, 4]]) { $0[0].reshaped(to: [2, 6]) },
  OperationCase("transposed", [[3, 4]]) { $0[0].transposed() },
  OperationCase("gathering", [[4, 3]]) { $0[0].gathering([2, 0, 2]) },
  OperationCase("scattering", [[3, 2]]) { $0[0].scattering([1, 4, 1], extent: 5) },
  OperationCase("picking", [[3, 4]]) { $0[0].picking([3, 0, 2]) },
  OperationCase("concatenated", [[2, 3], [1, 3]]) { Tensor.concatenated($0) },
  OperationCase("joined", [[2, 3, 1], [2, 3, 4], [2, 3, 2]]) { Tensor.joined($0) },
  OperationCase("flattened by channel", [[2, 3, 4, 5]]) { $0[0].flattenedByChannel() },
  OperationCase("matmul", [[3, 4], [4, 2]]) { $0[0].matmul($0[1]) },
  OperationCase("matmul, left transposed", [[4, 3], [4, 2]]) {
    $0[0].matmul($0[1], transposed: true)
  },
  OperationCase("matmul, right transposed", [[3, 4], [2, 4]]) {
    $0[0].matmul($0[1], otherTransposed: true)
  },
  OperationCase("matmul, both transposed", [[4, 3], [2, 4]]) {
    $0[0].matmul($0[1], transposed: true, otherTransposed: true)
  },
  OperationCase("normalisedRows", [[3, 5]]) { $0[0].normalisedRows() },
  OperationCase("distances", [[3, 9], [4, 9]]) { $0[0].distances(to: $0[1]) },
  OperationCase("convolution 3×3", [[2, 5, 4, 3], [4, 3, 3, 3]]) {
    $0[0].convolved(with: $0[1], padding: 1)
  },
  OperationCase("convolution 3×3, stride 2", [[2, 5, 6, 2], [4, 2, 3, 3]]) {
    $0[0].convolved(with: $0[1], stride: 2, padding: 1)
  },
  OperationCase("convolution 1×1, stride 2", [[2, 4, 4, 3], [4, 3, 1, 1]]) {
    $0[0].convolved(with: $0[1], stride: 2)
  },
  OperationCase("convolution in groups", [[2, 4, 4, 4], [6, 2, 3, 3]]) {
    $0[0].convolved(with: $0[1], padding: 1, groups: 2)
  },
  OperationCase("depthwise convolution", [[1, 5, 5, 4], [4, 1, 3, 3]]) {
    $0[0].convolved(with: $0[1], padding: 1, groups: 4)
  },
  OperationCase("convolution with bias", [[2, 4, 3, 3], [4, 3, 3, 3], [4]]) {
    $0[0].convolved(with: $0[1], bias: $0[2], padding: 1)
  },
  OperationCase("convolution 1×7", [[2, 3, 8, 2], [4, 2, 1, 7]]) {
    $0[0].convolved(with: $0[1], padding: Padding2D(0, 3))
  },
  OperationCase("convolution 7×1 in groups with bias", [[2, 8, 3, 4], [6, 2, 7, 1], [6]]) {
    $0[0].convolved(with: $0[1], bias: $0[2], padding: Padding2D(3, 0), groups: 2)
  },
  OperationCase("depthwise convolution 5×3, stride 2", [[1, 7, 6, 3], [3, 1, 5, 3], [3]]) {
    $0[0].convolved(with: $0[1], bias: $0[2], stride: 2, padding: Padding2D(2, 1), groups: 3)
  },
  OperationCase("max pooling", [[2, 5, 6, 3]]) { $0[0].maxPooled(size: 3, stride: 2, padding: 1) },
  OperationCase("global average", [[2, 3, 4, 5]]) { $0[0].globallyAveraged() },
  OperationCase("batch normalisation", [[3, 2, 2, 4], [4], [4]]) {
    $0[0].batchNormalised(scale: $0[1], shift: $0[2]).output
  },
  OperationCase("batch normalisation, rectified", [[3, 2, 2, 4], [4], [4]]) {
    $0[0].batchNormalised(scale: $0[1], shift: $0[2], activation: .relu).output
  },
  OperationCase("batch normalisation and a residual", [[3, 2, 2, 4], [4], [4], [3, 2, 2, 4]]) {
    $0[0].batchNormalised(scale: $0[1], shift: $0[2], adding: $0[3]).output
  },
  OperationCase(
    "batch normalisation and a residual, bounded", [[2, 2, 2, 4], [4], [4], [2, 2, 2, 4]]
  ) {
    ($0[0].batchNormalised(
      scale: $0[1] * 5, shift: $0[2], activation: .relu6, adding: $0[3])).output
  },
  OperationCase("normalisation with given statistics", [[2, 2, 2, 3], [3], [3], [3], [3]]) {
    $0[0].normalised(
      mean: $0[1], variance: $0[2].squared(), scale: $0[3], shift: $0[4], activation: .relu)
  },
]

/// Shapes that reach oneDNN's vectorised kernels, too large for central differences.
let wideCases: [OperationCase] = [
  OperationCase("wide convolution 3×3", [[2, 9, 9, 32], [64, 32, 3, 3]]) {
    $0[0].convolved(with: $0[1], padding: 1)
  },
  OperationCase("wide convolution 3×3, stride 2", [[2, 9, 8, 32], [64, 32, 3, 3]]) {
    $0[0].convolved(with: $0[1], stride: 2, padding: 1)
  },
  OperationCase("wide convolution 1×1, stride 2", [[2, 8, 8, 64], [32, 64, 1, 1]]) {
    $0[0].convolved(with: $0[1], stride: 2)
  },
  OperationCase("stem convolution 7×7", [[2, 16, 16, 3], [64, 3, 7, 7]]) {
    $0[0].convolved(with: $0[1], stride: 2, padding: 3)
  },
  OperationCase("wide convolution with bias", [[2, 9, 8, 32], [64, 32, 1, 1], [64]]) {
    $0[0].convolved(with: $0[1], bias: $0[2])
  },
  OperationCase("wide depthwise convolution 7×7", [[2, 9, 8, 40], [40, 1, 7, 7], [40]]) {
    $0[0].convolved(with: $0[1], bias: $0[2], padding: 3, groups: 40)
  },
  OperationCase("wide normalisation, rectified", [[4, 8, 8, 64], [64], [64]]) {
    $0[0].batchNormalised(scale: $0[1], shift: $0[2], activation: .relu).output
  },
  OperationCase("wide max pooling", [[2, 16, 16, 64]]) {
    $0[0].maxPooled(size: 3, stride: 2, padding: 1)
  },
]

@Suite struct OperationTests {
  @Test("the gradient is that of central differences", arguments: operationCases)
  func gradient(operation: OperationCase) {
    let error = gradientError(of: operation.inputs) { weightedSum(operation.apply($0)) }
    #expect(error < 1e-6, "\(operation.name)")
  }

  @Test("single precision agrees with double precision", arguments: operationCases + wideCases)
  func precision(operation: OperationCase) {
    let exact = operation.inputs.map { $0.parameter() }
    let single = operation.inputs.map { $0.converted(to: .float32).parameter() }
    let (value, rounded) = (operation.apply(exact), operation.apply(single))
    #expect(value.shape == rounded.shape)
    expectClose(rounded, value, 2e-5, "value of \(operation.name)")
    let (gradients, roundedGradients) = (
      weightedSum(value).gradients(), weightedSum(rounded).gradients()
    )
    for (a, b) in zip(exact, single) {
      if let reference = gradients[a] {
        let single = roundedGradients[b]
        #expect(single != nil)
        if let single { expectClose(single, reference, 5e-5, "gradient of \(operation.name)") }
      }
    }
  }

  private func expectClose(_ a: Tensor, _ b: Tensor, _ bound: Double, _ what: String) {
    let scale = max(1, b.doubles.map(abs).max() ?? 1)
    let error = zip(a.doubles, b.doubles).map { abs($0 - $1) }.max() ?? 0
    #expect(error / scale < bound, "\(what)")
  }
}
