/// How far apart two rows are; smaller is more alike, for every one of them.
///
///     cosine      1 - a·b / (|a| |b|)          dot        -a·b
///     euclidean   |a - b|                      squared    |a - b|²
///     manhattan   Σ |a_k - b_k|                snr        var(a - b) / var(a)
///
/// Gradients are zero where two rows coincide. Variances are those of a row's values, divided by
/// width - 1; a constant first row, which has none, is at distance zero from everything.
///
/// - Source: `snr`: Yuan, Deng, Tang, Tang, Chen, "Signal-to-Noise Ratio: A Robust Distance Metric
///   for Deep Metric Learning", CVPR 2019, definition 2; it is not symmetric.
public enum Distance: String, Codable, CaseIterable, Sendable {
  case cosine, dot, euclidean, squared, manhattan, snr

  /// The distances of each row of `left` to each row of `right`.
  ///
  /// - Shapes: `[n, width]`, `[m, width]` → `[n, m]`.
  public func callAsFunction(_ left: Tensor, _ right: Tensor) -> Tensor {
    switch self {
    case .cosine: 1 - cosines(left, right)
    case .dot: -left.matmul(right, otherTransposed: true)
    case .euclidean: left.distances(to: right)
    case .squared: left.distances(to: right).squared()
    case .manhattan: paired(left, right) { ($0 - $1).magnitude().sum(along: 1) }
    case .snr: noise(left, right)
    }
  }

  /// A function of two matrices' rows, for all pairs of them.
  private func paired(
    _ left: Tensor, _ right: Tensor, _ distance: (Tensor, Tensor) -> Tensor
  ) -> Tensor {
    let (n, m) = (left.shape[0], right.shape[0])
    let rows = (0..<n * m).map { $0 / max(1, m) }
    let columns = (0..<n * m).map { $0 % max(1, m) }
    return distance(left.gathering(rows), right.gathering(columns)).reshaped(to: [n, m])
  }

  private func noise(_ left: Tensor, _ right: Tensor) -> Tensor {
    func centred(_ x: Tensor) -> Tensor { x - x.mean(along: 1, keepingAxis: true) }
    let (a, b) = (centred(left), centred(right))
    let power = a.squared().sum(along: 1, keepingAxis: true)
    let inverse = power.mapped { $0 > 1e-24 ? (1 / $0, -1 / ($0 * $0)) : (0, 0) }
    return a.distances(to: b).squared() * inverse
  }
}
