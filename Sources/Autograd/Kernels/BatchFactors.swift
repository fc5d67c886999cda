/// The moments of a batch, and the factors that they give.
struct BatchFactors: Sendable {
  let mean: [Double]
  /// 1 / √(variance + ε).
  let inverse: [Double]
  /// scale / √(variance + ε).
  let factor: [Double]

  init(_ moments: ChannelMoments, _ scale: Tensor, _ epsilon: Double) {
    mean = moments.mean
    let inverse = moments.variance.map { 1 / ($0 + epsilon).squareRoot() }
    factor = zip(scale.doubles, inverse).map { $0 * $1 }
    self.inverse = inverse
  }
}

/// What the sums of a batch say about its gradients.
struct GradientTerms {
  let scaleGradient: Tensor
  let shiftGradient: Tensor
  /// The input's gradient is factor · z + slope · (x - rounded mean) + offset.
  let slope: [Double]
  let offset: [Double]

  init(_ sums: ColumnSums, _ batch: BatchFactors, rows: Int) {
    let (channels, rows) = (batch.mean.indices, Double(max(1, rows)))
    // The sums were taken around the rounded mean.
    let lost = batch.mean.map { $0 - Double(Float($0)) }
    let products = channels.map { sums.second[$0] - lost[$0] * sums.first[$0] }
    shiftGradient = Tensor(sums.first, shape: [channels.count], type: .float32)
    scaleGradient = Tensor(
      channels.map { products[$0] * batch.inverse[$0] }, shape: [channels.count], type: .float32)
    let slope = channels.map {
      -batch.factor[$0] * batch.inverse[$0] * batch.inverse[$0] * products[$0] / rows
    }
    offset = channels.map { -batch.factor[$0] * sums.first[$0] / rows - slope[$0] * lost[$0] }
    self.slope = slope
  }
}
