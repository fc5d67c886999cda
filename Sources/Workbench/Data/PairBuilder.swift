/// Builds the pairs of a verification list from labels alone.
///
///     negatives = round(total · a / (a + b)),  positives = total − negatives
///
/// for a ratio a : b of negatives to positives. Pairs are unordered and none occurs twice. A
/// positive pair draws its class uniformly, then a pair of it; a negative one draws two classes
/// uniformly, then a row of each.
///
/// - Source: the verification lists of CMU 11-785, homework 2 part 2, Spring 2022.
public struct PairBuilder: Sendable, Equatable {
  /// How many pairs to build.
  public var total: Int
  /// Parts of pairs of different classes.
  public var negativeParts = 1
  /// Parts of pairs of one class.
  public var positiveParts = 1

  /// A builder of so many pairs, half of them of one class.
  public init(total: Int, negativeParts: Int = 1, positiveParts: Int = 1) {
    require(
      total > 0 && negativeParts >= 0 && positiveParts >= 0 && negativeParts + positiveParts > 0,
      "\(total) pairs \(negativeParts):\(positiveParts)")
    self.total = total
    self.negativeParts = negativeParts
    self.positiveParts = positiveParts
  }

  /// The number of pairs of different classes.
  public var negatives: Int {
    let share = Double(negativeParts) / Double(negativeParts + positiveParts)
    return Int((Double(total) * share).rounded())
  }

  /// The number of pairs of one class.
  public var positives: Int { total - negatives }

  /// The largest builder of this ratio, up to this one, that the labels have pairs enough for.
  ///
  /// - Returns: nil when not even one pair of each kind can be built.
  public func limited(to labels: [Int]) -> PairBuilder? {
    let (same, different) = PairBuilder.available(labels)
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
    let (same, different) = PairBuilder.available(labels)
    guard positives <= same, negatives <= different else {
      throw DataError(
        "pairs",
        "\(positives) of one class and \(negatives) of two are wanted, "
          + "\(same) and \(different) exist")
    }
    let rows = Dictionary(grouping: labels.indices) { labels[$0] }
    let classes = rows.keys.sorted().compactMap { rows[$0] }
    var pairs = positivePairs(classes, random.split(0)).map { ($0, true) }
    pairs += negativePairs(classes, different, random.split(1)).map { ($0, false) }
    var order = random.split(2)
    pairs = order.shuffled(pairs)
    return (pairs.map(\.0.first), pairs.map(\.0.second), pairs.map(\.1))
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  private static func available(_ labels: [Int]) -> (same: Int, different: Int) {
    let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +).values
    let same = counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    return (same, labels.count * (labels.count - 1) / 2 - same)
  }

  /// Draws a class, then the next of its shuffled pairs; a class that is used up drops out.
  private func positivePairs(_ classes: [[Int]], _ source: Random) -> [Pair] {
    var random = source
    var open = classes.filter { $0.count > 1 }
    var left: [[Pair]?] = Array(repeating: nil, count: open.count)
    var pairs: [Pair] = []
    while pairs.count < positives {
      let index = random.integer(below: open.count)
      var rest = left[index] ?? random.shuffled(PairBuilder.allPairs(open[index]))
      pairs.append(rest.removeLast())
      left[index] = rest
      if rest.isEmpty {
        open.remove(at: index)
        left.remove(at: index)
      }
    }
    return pairs
  }

  private func negativePairs(_ classes: [[Int]], _ available: Int, _ source: Random) -> [Pair] {
    var random = source
    // Drawing until something new comes up is slow when little is left: then all are listed.
    if negatives > available / 4 {
      var all: [Pair] = []
      for (index, rows) in classes.enumerated() {
        for other in classes[(index + 1)...] {
          for row in rows { all += other.map { Pair(first: row, second: $0) } }
        }
      }
      return Array(random.shuffled(all).prefix(negatives))
    }
    var pairs: [Pair] = []
    var seen: Set<Pair> = []
    while pairs.count < negatives {
      let one = random.integer(below: classes.count)
      let other = (one + 1 + random.integer(below: classes.count - 1)) % classes.count
      let rows = [classes[one], classes[other]].map { $0[random.integer(below: $0.count)] }
      let key = Pair(first: min(rows[0], rows[1]), second: max(rows[0], rows[1]))
      if seen.insert(key).inserted { pairs.append(Pair(first: rows[0], second: rows[1])) }
    }
    return pairs
  }

  private static func allPairs(_ rows: [Int]) -> [Pair] {
    rows.indices.flatMap { i in rows[(i + 1)...].map { Pair(first: rows[i], second: $0) } }
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
