internal import Foundation

/// How well a grouping of photographs agrees with who is on them.
///
///     NMI = I(U, V) / M,   AMI = (I(U, V) − E[I]) / (M − E[I]),   M = (H(U) + H(V)) / 2
///
/// E[I] is the mutual information that chance gives: its mean over all groupings with groups of the
/// same sizes. Both are 1 where both groupings put all into one group.
///
/// - Source: Vinh, Epps, Bailey, "Information Theoretic Measures for Clusterings Comparison", Journal
///   of Machine Learning Research 2010 (NMI, AMI, with the arithmetic mean); Hubert and Arabie,
///   "Comparing Partitions", Journal of Classification 1985 (ARI).
public struct ClusterAgreement: Codable, Sendable, Equatable {
  /// Normalised mutual information; also above 0 by chance, more so with many groups.
  public let normalisedMutualInformation: Double
  /// Adjusted mutual information: 0 is what chance gives, and it can be below.
  public let adjustedMutualInformation: Double
  /// Adjusted Rand index: the same idea for pairs that are grouped alike.
  public let adjustedRandIndex: Double

  /// The agreement of two groupings of the same elements.
  ///
  /// - Throws: ``EvaluationError`` when there are no elements or the lengths differ.
  public init(_ labels: [Int], _ clusters: [Int]) throws {
    guard !labels.isEmpty else { throw EvaluationError.empty(metric: "clustering") }
    guard labels.count == clusters.count else {
      throw EvaluationError.lengths(
        metric: "clustering", expected: labels.count, got: clusters.count)
    }
    let table = Contingency(labels, clusters)
    let information = table.mutualInformation
    let mean = (table.entropy(table.rows) + table.entropy(table.columns)) / 2
    let chance = table.expectedMutualInformation()
    let isOneGroup = table.rows.count == 1 && table.columns.count == 1
    normalisedMutualInformation = isOneGroup ? 1 : mean > 0 ? information / mean : 0
    let room = mean - chance
    // Where chance leaves no room, the groupings agree wholly or not at all.
    adjustedMutualInformation =
      isOneGroup || (abs(room) < 1e-14 && abs(information - mean) < 1e-14)
      ? 1 : (information - chance) / (abs(room) < 1e-14 ? (room < 0 ? -1e-14 : 1e-14) : room)
    adjustedRandIndex = table.adjustedRandIndex
  }
}

/// How many elements each pair of groups has in common.
private struct Contingency {
  let count: Int
  let rows: [Int]
  let columns: [Int]
  private let cells: [(row: Int, column: Int, count: Int)]

  init(_ labels: [Int], _ clusters: [Int]) {
    func numbered(_ values: [Int]) -> [Int] {
      let number = Dictionary(
        uniqueKeysWithValues: Set(values).sorted().enumerated().map { ($1, $0) })
      return values.map { number[$0] ?? 0 }
    }
    let (left, right) = (numbered(labels), numbered(clusters))
    count = labels.count
    var rows = [Int](repeating: 0, count: (left.max() ?? 0) + 1)
    var columns = [Int](repeating: 0, count: (right.max() ?? 0) + 1)
    var common: [Int: Int] = [:]
    for (row, column) in zip(left, right) {
      rows[row] += 1
      columns[column] += 1
      common[row * columns.count + column, default: 0] += 1
    }
    cells = common.sorted { $0.key < $1.key }.map {
      ($0.key / columns.count, $0.key % columns.count, $0.value)
    }
    (self.rows, self.columns) = (rows, columns)
  }

  func entropy(_ sizes: [Int]) -> Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(count)
      return sum - share * log(share)
    }
  }

  var mutualInformation: Double {
    max(
      0,
      cells.reduce(0) { sum, cell in
        let expected = Double(rows[cell.row]) * Double(columns[cell.column]) / Double(count)
        return sum + Double(cell.count) / Double(count) * log(Double(cell.count) / expected)
      })
  }

  /// The mean over all tables with these sums; equation 24a of Vinh et al.
  func expectedMutualInformation() -> Double {
    var logFactorial = [0.0]
    for value in 1...max(1, count) {
      logFactorial.append(logFactorial[value - 1] + log(Double(value)))
    }
    // Groups of equal sizes give equal terms.
    let rowSizes = Dictionary(grouping: rows) { $0 }.mapValues(\.count)
    let columnSizes = Dictionary(grouping: columns) { $0 }.mapValues(\.count)
    var sum = 0.0
    for (a, rowCount) in rowSizes.sorted(by: { $0.key < $1.key }) {
      for (b, columnCount) in columnSizes.sorted(by: { $0.key < $1.key }) {
        let constant =
          logFactorial[a] + logFactorial[b] + logFactorial[count - a] + logFactorial[count - b]
          - logFactorial[count]
        var term = 0.0
        for common in stride(from: max(1, a + b - count), through: min(a, b), by: 1) {
          let probability = exp(
            constant - logFactorial[common] - logFactorial[a - common] - logFactorial[b - common]
              - logFactorial[count - a - b + common])
          let ratio = Double(count) * Double(common) / (Double(a) * Double(b))
          term += Double(common) / Double(count) * log(ratio) * probability
        }
        sum += Double(rowCount * columnCount) * term
      }
    }
    return sum
  }

  var adjustedRandIndex: Double {
    func pairs(_ sizes: some Sequence<Int>) -> Double {
      sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let together = pairs(cells.map(\.count))
    let (left, right, all) = (pairs(rows), pairs(columns), pairs([count]))
    guard all > 0, left + right > 0, left + right < 2 * all else { return 1 }
    let expected = left * right / all
    return (together - expected) / ((left + right) / 2 - expected)
  }
}
