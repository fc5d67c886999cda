import Workbench

/// Replaces a rectangle of each image by that of another one of the batch, and mixes their losses in
/// the shares of their areas.
///
///     ℓ = λ ℓ(y) + (1 - λ) ℓ(y'),   λ = 1 - height · width / size²
///
/// The rectangle's sides are size · √(1 - β) with β from Beta(alpha, alpha), around an even random
/// place, without what lies outside. One rectangle and one random order of partners a batch. Only
/// for losses of which each row has one class to be told from all others.
///
/// - Source: Yun, Han, Oh, Chun, Choe, Yoo, "CutMix: Regularization Strategy to Train Strong
///   Classifiers with Localizable Features", ICCV 2019.
struct Cutmix: Mix {
  /// 1 draws the area evenly; the smaller, the more often it is nearly nothing or all.
  var alpha: Double = 1
  /// How often a batch is mixed.
  var probability: Double = 1

  func validate() throws {
    try require((0.01...100).contains(alpha), "alpha", alpha, "in 0.01 ... 100")
    try requireProbability(probability)
  }

  func mixture(of rows: Int, size: Int, random: inout Random) -> Mixture? {
    guard random.chance(probability) else { return nil }
    let side = Double(size) * (1 - random.beta(alpha)).squareRoot()
    func span() -> Range<Int> {
      let centre = Double(random.integer(below: size))
      let (first, end) = (Int(max(0, centre - side / 2)), Int(min(Double(size), centre + side / 2)))
      return first..<max(first, end)
    }
    let (lines, columns) = (span(), span())
    let region = Region(
      top: lines.lowerBound, left: columns.lowerBound, height: lines.count, width: columns.count)
    let share = 1 - Double(lines.count * columns.count) / Double(size * size)
    return Mixture(
      partners: random.shuffled(Array(0..<rows)), share: share, region: region)
  }
}
