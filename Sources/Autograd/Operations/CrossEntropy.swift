extension Tensor {
  /// One row a label: 1 in the label's column, 0 elsewhere.
  ///
  /// - Shapes: n labels → `[n, classes]`.
  public static func oneHot(_ labels: [Int], classes: Int, type: ScalarType = .float32) -> Tensor {
    var values = [Double](repeating: 0, count: labels.count * classes)
    for (row, label) in labels.enumerated() { values[row * classes + label] = 1 }
    return Tensor(values, shape: [labels.count, classes], type: type)
  }

  /// The mean cross-entropy of the rows' softmax against labels.
  ///
  ///     mean over rows of ( log Σ_j e^z_j - z_y ),  z_y smoothed to (1 - ε) z_y + ε · mean_j z_j
  ///
  /// Zero for a batch without rows.
  ///
  /// - Shapes: `[n, classes]` and n labels → `[]`.
  public func crossEntropy(_ labels: [Int], smoothing: Double = 0) -> Tensor {
    require(shape.count == 2 && shape[0] == labels.count, "crossEntropy of \(shape)")
    guard !labels.isEmpty else { return sum() }
    var target = picking(labels)
    if smoothing > 0 { target = (1 - smoothing) * target + smoothing * mean(along: 1) }
    return (logSumExp() - target).mean()
  }
}
