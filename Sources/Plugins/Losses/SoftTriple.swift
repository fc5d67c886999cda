import Workbench

/// Softmax over classes of several centres each, of which the nearest count most.
///
///     S_ic = Σ_k softmax_k(s_ick / γ) s_ick
///     ℓ(i) = CE( λ (S_i - δ · onehot), y_i )  +  τ / (C K (K - 1)) Σ_c Σ_{k < t} |ŵ_ck - ŵ_ct|
///
/// averaged over the batch, with cosines s to the K `centres` of class c; λ is `scale`, γ
/// `temperature`, δ `margin`. The last term, of weight τ, `merging`, lets centres of a class fall
/// together that need not be apart. With one centre it is CosFace.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Qian, Shang, Sun, Hu, Li, Jin, "SoftTriple Loss: Deep Metric Learning Without Triplet
///   Sampling", ICCV 2019; 10⁻⁵ is added below the root, as in the authors' code.
struct SoftTriple: RowLoss {
  /// λ: factor of the similarities to classes.
  var scale: Double = 20
  /// γ: the smaller, the more the nearest centre alone counts.
  var temperature: Double = 0.1
  /// δ: how much the own class's similarity is lowered in training.
  var margin: Double = 0.01
  /// K: centres of each class.
  var centres: Int = 10
  /// τ: how strongly centres of a class are drawn together.
  var merging: Double = 0.2

  static let variants = ["centres=3 merging=0", "centres=1 margin=0.3"]

  func validate() throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require(temperature > 0, "temperature", temperature, "greater than 0")
    try require((0...1).contains(margin), "margin", margin, "a cosine in 0 ... 1")
    try require(centres > 0, "centres", centres, "at least 1")
    try require(merging >= 0, "merging", merging, "at least 0")
  }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes * centres, width, &random)]
  }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let similarities = similarities(batch.embeddings, parameters)
    let own = Tensor.oneHot(
      batch.labels, classes: similarities.shape[1], type: similarities.type)
    let costs = (scale * (similarities - margin * own)).crossEntropies(batch.labels)
    guard merging > 0, centres > 1 else { return costs }
    return costs + merging * spread(ofCentres: parameters["weight"], centres, epsilon: 1e-5)
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scale * similarities(embeddings, parameters)
  }

  /// S, `[n, classes]`.
  private func similarities(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor {
    let cosines = cosines(embeddings, parameters["weight"])
    let (rows, classes) = (cosines.shape[0], cosines.shape[1] / centres)
    let perClass = cosines.reshaped(to: [rows * classes, centres])
    let scaled = perClass / temperature
    let shares = (scaled - scaled.logSumExp().reshaped(to: [rows * classes, 1])).exp()
    return (shares * perClass).sum(along: 1).reshaped(to: [rows, classes])
  }
}
