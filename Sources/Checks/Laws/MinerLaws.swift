internal import Foundation
public import Plugins

/// What every miner must satisfy.
public enum MinerLaws {
  /// All laws.
  public static let all: [Law<any Miner>] = [tuples, repeats, order, lacking, harmless]

  private static let labels = [0, 1, 2, 0, 1, 1, 0, 3, 2, 0]

  /// Rows near and far, in two dimensions so that every default threshold is crossed.
  private static func rows(_ type: ScalarType = .float32, seed: UInt64 = 4) -> Tensor {
    var random = Random(seed: seed)
    return Tensor(
      (0..<2 * labels.count).map { _ in random.normal() }, shape: [labels.count, 2], type: type)
  }

  private static func mined(
    _ miner: any Miner, _ rows: Tensor, _ labels: [Int]
  ) throws -> [[Int]] {
    try tuples(miner.mine(Embedded(rows, labels: labels)))
  }

  private static func pairs(
    _ miner: any Miner, _ rows: Tensor, _ labels: [Int]
  ) throws -> Pairs {
    try miner.mine(Embedded(rows, labels: labels)).pairs
  }

  /// Pairs as two rows and triplets as three, in one order.
  private static func tuples(_ mined: Mined) -> [[Int]] {
    let tuples: [[Int]]
    switch mined {
    case .pairs(let pairs): tuples = (pairs.same + pairs.different).map { [$0.0, $0.1] }
    case .triplets(let triplets):
      tuples = triplets.map { [$0.anchor, $0.positive, $0.negative] }
    }
    return tuples.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What is wrong with a choice from rows of these labels, or nil.
  private static func problem(_ mined: Mined, _ labels: [Int]) -> String? {
    func row(_ index: Int) -> Int? { labels.indices.contains(index) ? labels[index] : nil }
    let tuples = tuples(mined)
    if let twice = zip(tuples, tuples.dropFirst()).first(where: { $0 == $1 }) {
      return "\(twice.0) is chosen twice"
    }
    switch mined {
    case .pairs(let pairs):
      for (kind, list) in [(true, pairs.same), (false, pairs.different)] {
        for (i, j) in list
        where i == j || row(i) == nil || row(j) == nil || (row(i) == row(j)) != kind {
          return "(\(i), \(j)) is no pair of \(kind ? "one class" : "two classes")"
        }
      }
    case .triplets(let triplets):
      for triplet in triplets {
        let (a, p, n) = (triplet.anchor, triplet.positive, triplet.negative)
        if a == p || row(a) == nil || row(a) != row(p) || row(n) == nil || row(n) == row(a) {
          return "(\(a), \(p), \(n)) is no triplet"
        }
      }
    }
    return nil
  }

  static let tuples = Law<any Miner>("tuples are of the right rows and occur once, and some occur")
  {
    miner, _ in
    for type in [ScalarType.float32, .float64] {
      var count = 0
      for seed in 4..<8 as Range<UInt64> {
        let mined = try miner.mine(Embedded(rows(type, seed: seed), labels: labels))
        if let problem = problem(mined, labels) {
          return "on the batch of seed \(seed): \(problem)"
        }
        count += tuples(mined).count
      }
      if count == 0 { return "nothing is chosen from any of four batches" }
    }
    return nil
  }

  static let repeats = Law<any Miner>("the same batch gives the same choice, on the tape or off it")
  {
    miner, _ in
    for type in [ScalarType.float32, .float64] {
      let (off, on) = (
        try mined(miner, rows(type), labels), try mined(miner, rows(type).parameter(), labels)
      )
      if off != on { return "\(off.count) tuples off the tape, \(on.count) on it, not the same" }
    }
    return nil
  }

  static let order = Law<any Miner>(
    "reordering the batch renames the choice", exempt: { $0.lacks[.order] }
  ) { miner, _ in
    let choice = try mined(miner, rows(), labels)
    for seed in 0..<5 as Range<UInt64> {
      var random = Random(seed: seed)
      let order = random.shuffled(Array(labels.indices))
      let moved = try mined(miner, rows().gathering(order), order.map { labels[$0] })
      let renamed = moved.map { $0.map { order[$0] } }
        .sorted { $0.lexicographicallyPrecedes($1) }
      if renamed != choice {
        let lost = Set(choice).subtracting(renamed).first ?? Set(renamed).subtracting(choice).first
        return "in the order \(order), \(lost.map { "\($0)" } ?? "something") is chosen in one only"
      }
    }
    return nil
  }

  static let lacking = Law<any Miner>("a batch that lacks a kind of pair gives none of it") {
    miner, _ in
    let one = try pairs(miner, rows(), [Int](repeating: 3, count: labels.count))
    guard one.different.isEmpty else { return "of one class, \(one.different[0]) is chosen" }
    let distinct = try pairs(miner, rows(), Array(labels.indices))
    guard distinct.same.isEmpty else { return "all distinct, \(distinct.same[0]) is chosen" }
    let alone = try pairs(miner, rows().gathering([0]), [0])
    let empty = try pairs(miner, Tensor(repeating: 0, shape: [0, 2]), [])
    let none = [alone.same, alone.different, empty.same, empty.different].allSatisfy(\.isEmpty)
    return none ? nil : "of one row or none, something is chosen"
  }

  static let harmless = Law<any Miner>("duplicates, zero rows and extreme lengths do no harm") {
    miner, effort in
    for index in 0..<(effort == .full ? 10_000 : 100) {
      var random = Random(seed: 77).split(index)
      let count = 2 + random.integer(below: 7)
      let labels = (0..<count).map { _ in random.integer(below: 3) }
      let length = pow(10, random.uniform(in: -10...6))
      var values = (0..<2 * count).map { _ in length * random.normal() }
      let (row, other) = (random.integer(below: count), random.integer(below: count))
      for axis in 0..<2 {
        values[2 * row + axis] = random.chance(0.3) ? 0 : values[2 * other + axis]
      }
      let rows = Tensor(values, shape: [count, 2], type: .float32)
      if let problem = problem(try miner.mine(Embedded(rows, labels: labels)), labels) {
        return "on random batch \(index), labels \(labels): \(problem)"
      }
    }
    return nil
  }
}
