import Autograd

/// Convolutions of every form.
let convolutionCases: [OperationCase] = [
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
]

/// Pooling and normalisation.
let normalisationCases: [OperationCase] = [
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
