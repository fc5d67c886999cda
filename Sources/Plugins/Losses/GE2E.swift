import Workbench

/// Finds each image's own class among the classes of the batch, by the centroid of each.
///
///     S_ik = max(a, 1e-6) · cos(e_i, c_k) + b
///     softmax:   log Σ_k e^S_ik - S_iy
///     contrast:  1 - σ(S_iy) + max_{k ≠ y} σ(S_ik)
///
/// averaged over the images; y is an image's own class, whose centroid is taken without the image
/// itself. `a` and `b` are learned from 10 and -5. Classes with one image are left out, and a batch
/// with fewer than two classes of two images costs zero.
///
/// - Shapes: embeddings `[batch, width]`, rows of a class anywhere; the result is a scalar.
/// - Source: Wan, Wang, Papir, Moreno, "Generalized End-to-End Loss for Speaker Verification",
///   ICASSP 2018, equations 5 to 9. voxceleb_trainer takes means of raw embeddings and lifts
///   cosines below 10⁻⁶ to it, so that negative ones have no gradient; the latter is left out here.
struct GE2E: Loss {
  /// How the scores of an image become its cost.
  enum Form: String, Codable, CaseIterable {
    case softmax, contrast
  }

  /// All other classes count (softmax) or the likeliest one (contrast).
  var form = Form.softmax
  /// Averages unit vectors; else a class's longest embeddings decide where its centroid lies.
  var unitFirst = true

  static let variants = ["form=contrast", "unit-first=false"]

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters { .learnedScale }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let classes = rowsByClass(batch.labels).filter { $0.count > 1 }
    guard classes.count > 1 else { return nothing(batch.embeddings) }
    let all = unitFirst ? batch.unitEmbeddings : batch.embeddings
    let targets = classes.enumerated().flatMap { place, rows in rows.map { _ in place } }
    let others = classes.flatMap { rows in rows.map { row in rows.filter { $0 != row } } }
    let images = all.gathering(classes.flatMap { $0 }).normalisedRows()
    let own = (images * means(of: others, all).normalisedRows()).sum(along: 1)
    let similarities = cosines(images, means(of: classes, all)).replacing(targets, with: own)
    return costs(parameters.scaled(similarities), targets).mean()
  }

  private func costs(_ scores: Tensor, _ targets: [Int]) -> Tensor {
    guard form == .contrast else { return scores.crossEntropies(targets) }
    let likelihood = scores.sigmoid()
    let never = Tensor(repeating: -1, shape: [targets.count], type: scores.type)
    return 1 - likelihood.picking(targets) + likelihood.replacing(targets, with: never).maximum()
  }
}
