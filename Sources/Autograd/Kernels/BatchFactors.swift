/// The statistics that a normalisation uses, and the factors that they give.
struct BatchFactors: Sendable {
  let mean: [Double]
  /// 1 / √(variance + ε).
  let inverse: [Double]
  /// scale / √(variance + ε).
  let factor: [Double]

  init(_ moments: ChannelMoments, _ scale: Tensor, _ epsilon: Double) {
    self.init(mean: moments.mean, variance: moments.variance, scale, epsilon)
  }

  init(mean: [Double], variance: [Double], _ scale: Tensor, _ epsilon: Double) {
    self.mean = mean
    let inverse = variance.map { 1 / ($0 + epsilon).squareRoot() }
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

  /// - Parameter rows: of the batch that the statistics are of; nil for given statistics, which do
  ///   not move with the input.
  init(_ sums: ColumnSums, _ batch: BatchFactors, rows: Int?) {
    let channels = batch.mean.indices
    let share = rows.map { 1 / Double(max(1, $0)) } ?? 0
    // The sums were taken around the rounded mean.
    let lost = batch.mean.map { $0 - Double(Float($0)) }
    let products = channels.map { sums.second[$0] - lost[$0] * sums.first[$0] }
    shiftGradient = Tensor(sums.first, shape: [channels.count], type: .float32)
    scaleGradient = Tensor(
      channels.map { products[$0] * batch.inverse[$0] }, shape: [channels.count], type: .float32)
    let slope = channels.map {
      -batch.factor[$0] * batch.inverse[$0] * batch.inverse[$0] * products[$0] * share
    }
    offset = channels.map { -batch.factor[$0] * sums.first[$0] * share - slope[$0] * lost[$0] }
    self.slope = slope
  }
}
