/// Builds the pairs of a verification list, or of an epoch, from labels alone.
///
///     negatives = round(total · a / (a + b)),  positives = total − negatives
///
/// for a ratio a : b of negatives to positives; a half goes to the even number. Pairs are unordered
/// and none occurs twice. A person with one photograph is in no positive pair.
///
/// - Source: the verification lists of CMU 11-785, homework 2 part 2, Spring 2022.
public struct PairBuilder: Sendable, Equatable {
  /// What is drawn with equal chances.
  public enum Weighting: String, Codable, Sendable, CaseIterable {
    /// A class, or two, and then a pair of their rows: people with many photographs count no more.
    case perClass = "per-class"
    /// A pair, of all that there are: people with many photographs count by the square of these.
    case perPair = "per-pair"
  }

  /// How many pairs to build.
  public var total: Int
  /// Parts of pairs of different classes.
  public var negativeParts: Int
  /// Parts of pairs of one class.
  public var positiveParts: Int
  /// What is drawn with equal chances.
  public var weighting: Weighting

  /// A builder of so many pairs, half of them of one class.
  public init(
    total: Int, negativeParts: Int = 1, positiveParts: Int = 1, weighting: Weighting = .perClass
  ) {
    let parts = [negativeParts, positiveParts]
    require(
      total > 0 && parts.allSatisfy((0...PairBuilder.mostParts).contains) && parts != [0, 0],
      "\(total) pairs \(negativeParts):\(positiveParts)")
    self.total = total
    self.negativeParts = negativeParts
    self.positiveParts = positiveParts
    self.weighting = weighting
  }

  /// A builder of so many pairs of a ratio of negatives to positives, such as `7:3`.
  ///
  /// - Returns: nil when the text is no ratio of whole numbers to 1000, not both zero.
  public init?(total: Int, ratio: String, weighting: Weighting = .perClass) {
    let parts = ratio.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard total > 0, parts.count == 2, parts != [0, 0],
      parts.allSatisfy((0...PairBuilder.mostParts).contains)
    else { return nil }
    self.init(
      total: total, negativeParts: parts[0], positiveParts: parts[1], weighting: weighting)
  }

  /// The most parts of a ratio, which keeps products small.
  private static let mostParts = 1000

  /// The number of pairs of different classes.
  public var negatives: Int {
    let parts = negativeParts + positiveParts
    // As a quotient of wholes, so that halves are halves.
    let (whole, rest) = (total / parts * negativeParts, total % parts * negativeParts)
    let (more, left) = rest.quotientAndRemainder(dividingBy: parts)
    let isUp = 2 * left > parts || (2 * left == parts && !(whole + more).isMultiple(of: 2))
    return whole + more + (isUp ? 1 : 0)
  }

  /// The number of pairs of one class.
  public var positives: Int { total - negatives }

  /// The largest builder of this ratio, up to this one, that the labels have pairs enough for.
  ///
  /// - Returns: nil when not even one pair of each kind can be built.
  public func limited(to labels: [Int]) -> PairBuilder? {
    let counts = TupleCounts(of: labels)
    let (same, different) = (counts.positivePairs, counts.negativePairs)
    var builder = self
    let parts = negativeParts + positiveParts
    if positiveParts > 0 { builder.total = min(builder.total, same * parts / positiveParts) }
    if negativeParts > 0 { builder.total = min(builder.total, different * parts / negativeParts) }
    while builder.total > 0, builder.positives > same || builder.negatives > different {
      builder.total -= 1
    }
    let isEnough =
      builder.total > 0 && (positiveParts == 0 || builder.positives > 0)
      && (negativeParts == 0 || builder.negatives > 0)
    return isEnough ? builder : nil
  }

  /// Pairs of rows in random order, with whether each is of one class.
  ///
  /// - Throws: ``DataError`` when the labels do not have so many pairs.
  public func pairs(
    of labels: [Int], random: Random
  ) throws(DataError) -> (left: [Int], right: [Int], same: [Bool]) {
    let counts = TupleCounts(of: labels)
    let (same, different) = (counts.positivePairs, counts.negativePairs)
    guard positives <= same, negatives <= different else {
      throw DataError(
        "pairs",
        "\(positives) of one class and \(negatives) of two are wanted, "
          + "\(same) and \(different) exist")
    }
    let rows = Dictionary(grouping: labels.indices) { labels[$0] }
    let draw = PairDraw(rows.keys.sorted().compactMap { rows[$0] }, weighting)
    var pairs = draw.positives(positives, of: same, random.split(0)).map { ($0, true) }
    pairs += draw.negatives(negatives, of: different, random.split(1)).map { ($0, false) }
    var order = random.split(2)
    pairs = order.shuffled(pairs)
    return (pairs.map(\.0.first), pairs.map(\.0.second), pairs.map(\.1))
  }
}

extension Trials {
  /// Trials over labelled photographs, built by `builder`.
  ///
  /// - Throws: ``DataError`` when there are too few photographs.
  public init(
    of photographs: Photographs, builder: PairBuilder, random: Random
  ) throws(DataError) {
    let pairs = try builder.pairs(of: photographs.labels, random: random)
    self.init(
      photographs: photographs, left: pairs.left, right: pairs.right, same: pairs.same)
  }
}

extension Photographs {
  /// The photographs of some classes, which are numbered anew.
  public func ofClasses(_ kept: [Int]) -> Photographs {
    let names = kept.map { classes[$0] }.sortedBytewise()
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let rows = labels.indices.filter { number[classes[labels[$0]]] != nil }
    return Photographs(
      root: root, paths: rows.map { paths[$0] },
      labels: rows.compactMap { number[classes[labels[$0]]] }, classes: names)
  }
}
