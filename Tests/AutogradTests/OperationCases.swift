import Autograd

/// Every operation at shapes that central differences have time for.
let operationCases = elementCases + convolutionCases + normalisationCases

/// Operations on elements, rows and matrices.
private let elementCases: [OperationCase] = [
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
]
