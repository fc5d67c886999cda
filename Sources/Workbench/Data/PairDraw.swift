/// Draws pairs of rows without repetition.
struct PairDraw {
  /// Two rows.
  struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// The rows of each class.
  private let classes: [[Int]]
  private let weighting: PairBuilder.Weighting

  init(_ classes: [[Int]], _ weighting: PairBuilder.Weighting) {
    self.classes = classes
    self.weighting = weighting
  }

  /// Pairs of one class, of those available.
  func positives(_ count: Int, of available: Int, _ random: Random) -> [Pair] {
    switch weighting {
    // Shuffling all pairs of every class is slow when few of them are wanted.
    case .perClass where count < available / 16: positivesOneByOne(count, random)
    case .perClass: positivesPerClass(count, random)
    case .perPair: positivesPerPair(count, random)
    }
  }

  /// Pairs of different classes, of those available.
  func negatives(_ count: Int, of available: Int, _ source: Random) -> [Pair] {
    var random = source
    // Drawing until something new comes up is slow when little is left: then all are listed.
    if count > available / 4 { return Array(random.shuffled(allNegatives()).prefix(count)) }
    let rows = classes.flatMap(\.self)
    let ends = classes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    // Ordered pairs whose first row is of an earlier class.
    let before = classes.reduce(into: [0]) {
      $0.append(($0.last ?? 0) + $1.count * (rows.count - $1.count))
    }
    var pairs: [Pair] = []
    var seen: Set<Pair> = []
    while pairs.count < count {
      let pair: Pair
      switch weighting {
      case .perClass:
        let one = random.integer(below: classes.count)
        let other = (one + 1 + random.integer(below: classes.count - 1)) % classes.count
        let drawn = [classes[one], classes[other]].map { $0[random.integer(below: $0.count)] }
        pair = Pair(first: drawn[0], second: drawn[1])
      case .perPair:
        let rank = random.integer(below: 2 * available)
        let index = place(of: rank, in: before)
        let others = rows.count - classes[index].count
        let (first, second) = (rank - before[index]).quotientAndRemainder(dividingBy: others)
        // Rows of the class itself are passed over.
        let other = second < ends[index] ? second : second + classes[index].count
        pair = Pair(first: classes[index][first], second: rows[other])
      }
      let key = Pair(first: min(pair.first, pair.second), second: max(pair.first, pair.second))
      if seen.insert(key).inserted { pairs.append(pair) }
    }
    return pairs
  }

  /// Draws a class, then the next of its shuffled pairs; a class that is used up drops out.
  private func positivesPerClass(_ count: Int, _ source: Random) -> [Pair] {
    var random = source
    var open = classes.filter { $0.count > 1 }
    var left: [[Pair]?] = Array(repeating: nil, count: open.count)
    var pairs: [Pair] = []
    while pairs.count < count {
      let index = random.integer(below: open.count)
      // Taken out while it changes, so that it is not copied.
      var rest = left[index] ?? random.shuffled(PairDraw.allPairs(open[index]))
      left[index] = nil
      pairs.append(rest.removeLast())
      if rest.isEmpty {
        open.remove(at: index)
        left.remove(at: index)
      } else {
        left[index] = rest
      }
    }
    return pairs
  }

  /// Draws a class, then a pair of it until one is new; a class that is used up drops out.
  private func positivesOneByOne(_ count: Int, _ source: Random) -> [Pair] {
    var random = source
    var open = classes.filter { $0.count > 1 }
    var taken = [Set<Int>](repeating: [], count: open.count)
    var pairs: [Pair] = []
    while pairs.count < count {
      let index = random.integer(below: open.count)
      let all = open[index].count * (open[index].count - 1) / 2
      var rank = random.integer(below: all)
      while !taken[index].insert(rank).inserted { rank = random.integer(below: all) }
      let (first, second) = PairDraw.pair(at: rank)
      pairs.append(Pair(first: open[index][first], second: open[index][second]))
      if taken[index].count == all {
        open.remove(at: index)
        taken.remove(at: index)
      }
    }
    return pairs
  }

  /// Draws distinct places in the list of all pairs of one class, which is never written down.
  ///
  /// - Source: Floyd's algorithm; Bentley, "Programming Pearls: a sample of brilliance", CACM 1987.
  private func positivesPerPair(_ count: Int, _ source: Random) -> [Pair] {
    var random = source
    let ends = classes.reduce(into: [0]) {
      $0.append(($0.last ?? 0) + $1.count * ($1.count - 1) / 2)
    }
    let all = ends.last ?? 0
    var taken: Set<Int> = []
    return (all - count..<all).map { last in
      let drawn = random.integer(below: last + 1)
      let rank = taken.contains(drawn) ? last : drawn
      taken.insert(rank)
      let index = place(of: rank, in: ends)
      let (first, second) = PairDraw.pair(at: rank - ends[index])
      return Pair(first: classes[index][first], second: classes[index][second])
    }
  }

  /// The pair at a place in the list (0, 1), (0, 2), (1, 2), (0, 3) and so on.
  static func pair(at place: Int) -> (first: Int, second: Int) {
    var second = Int((1 + (1 + 8 * Double(place)).squareRoot()) / 2)
    while second * (second - 1) / 2 > place { second -= 1 }
    while second * (second + 1) / 2 <= place { second += 1 }
    return (place - second * (second - 1) / 2, second)
  }

  /// The last of the ascending `starts` that is at most `rank`.
  private func place(of rank: Int, in starts: [Int]) -> Int {
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= rank { low = middle } else { high = middle }
    }
    return low
  }

  private func allNegatives() -> [Pair] {
    var all: [Pair] = []
    for (index, rows) in classes.enumerated() {
      for other in classes[(index + 1)...] {
        for row in rows { all += other.map { Pair(first: row, second: $0) } }
      }
    }
    return all
  }

  private static func allPairs(_ rows: [Int]) -> [Pair] {
    rows.indices.flatMap { i in rows[(i + 1)...].map { Pair(first: rows[i], second: $0) } }
  }
}
