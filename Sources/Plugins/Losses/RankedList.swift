import Workbench

/// Keeps an image's class within a ball around it and all others outside, by a margin.
///
///     ℓ(i) = (1 - λ) Σ_p w_p (d_ip - (α - m)) / Σ_p w_p  +  λ Σ_n w_n (α - d_in) / Σ_n w_n
///
/// over positives with d > α - m and negatives with d < α, each weighted by e^(T · violation),
/// averaged over the batch; Euclidean distances d of unit vectors. Each sum of weights has 10⁻⁵ a
/// row added, so that an image without violations costs zero. α is `boundary`, m `margin`, λ
/// `balance`.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Wang, Hua, Kodirov, Hu, Garnier, Robertson, "Ranked List Loss for Deep Metric
///   Learning", CVPR 2019; the gradient goes through the weights and positives may be weighted,
///   too, as in pytorch-metric-learning.
struct RankedList: Loss {
  /// α: the distance that other classes must keep.
  var boundary: Double = 1.2
  /// m: how much nearer than that the own class must be.
  var margin: Double = 0.4
  /// λ: the share of negatives in the loss.
  var balance: Double = 0.5
  /// T for negatives: how much the nearest outweigh others.
  var negativeScale: Double = 10
  /// T for positives: how much the farthest outweigh others.
  var positiveScale: Double = 0

  static let variants = ["positive-scale=4 negative-scale=2 balance=0.3"]

  func validate() throws {
    try require((0...2).contains(boundary), "boundary", boundary, "a distance in 0 ... 2")
    try require((0...boundary).contains(margin), "margin", margin, "in 0 ... boundary")
    try require((0...1).contains(balance), "balance", balance, "in 0 ... 1")
    try require((0...40).contains(negativeScale), "negativeScale", negativeScale, "in 0 ... 40")
    try require((0...40).contains(positiveScale), "positiveScale", positiveScale, "in 0 ... 40")
  }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let sets = AnchorSets(batch)
    let distances = batch.distances(.euclidean, normalised: true)
    let pull = violations(distances - (boundary - margin), sets.same, positiveScale)
    let push = violations(boundary - distances, sets.different, negativeScale)
    return ((1 - balance) * pull + balance * push).mean()
  }

  /// The weighted mean of each row's chosen values greater than zero, `[n]`.
  private func violations(_ values: Tensor, _ chosen: [Bool], _ scale: Double) -> Tensor {
    let costs = values.relu()
    let mask = zip(costs.doubles, chosen).map { $0 > 0 && $1 ? 1.0 : 0 }
    let weights = (scale * costs).exp() * Tensor(mask, shape: costs.shape, type: costs.type)
    let total = weights.sum(along: 1) + 1e-5 * Double(costs.shape[0])
    return (weights * costs).sum(along: 1) / total
  }
}
