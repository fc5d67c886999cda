import Workbench

/// Averages each image with another one of the batch, and their losses in the same shares.
///
///     x ← λ x + (1 - λ) x',   ℓ = λ ℓ(y) + (1 - λ) ℓ(y'),   λ from Beta(alpha, alpha)
///
/// One λ and one random order of partners a batch. Only for losses of which each row has one class
/// to be told from all others.
///
/// - Source: Zhang, Cisse, Dauphin, Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", ICLR
///   2018.
struct Mixup: Mix {
  /// The smaller, the more often one image of the two has nearly all of the weight.
  var alpha: Double = 0.2
  /// How often a batch is mixed.
  var probability: Double = 1

  func validate() throws {
    try require((0.01...100).contains(alpha), "alpha", alpha, "in 0.01 ... 100")
    try requireProbability(probability)
  }

  func mixture(of rows: Int, size: Int, random: inout Random) -> Mixture? {
    guard random.chance(probability) else { return nil }
    let share = random.beta(alpha)
    return Mixture(partners: random.shuffled(Array(0..<rows)), share: share)
  }
}
