import Workbench

/// Squared distance of each cosine from 1 for the own class and from 0 for the others.
///
///     ℓ(i) = mean_j ( cos θ_ij - [j = y] )²
///
/// averaged over the batch. There is neither scale nor margin to choose.
///
/// - Shapes: embeddings `[batch, width]`; the result is a scalar.
/// - Source: Zhang, Zhao, Yan, Wang, Li, "P2SGrad: Refined Gradients for Optimizing Deep Face Models",
///   CVPR 2019, in the form of a squared error that has its gradients: Wang, Yamagishi, "A
///   Comparative Study on Recent Neural Spoofing Countermeasures", Interspeech 2021, equation 4. Ours
///   goes through the normalisation of the table, where pytorch-metric-learning overwrites it.
struct P2SGrad: CosineHead {
  var scale: Double { 1 }

  func costs(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    cosines(batch.embeddings, parameters["weight"])
      .mapped(at: batch.labels) { _, cosine in (cosine - 1, 1) }
      .squared().mean(along: 1)
  }
}
