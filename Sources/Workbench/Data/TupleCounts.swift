/// How many pairs and triplets rows of these labels make.
///
///     pairs = B(B − 1)/2,  positive = Σ_c n_c(n_c − 1)/2,  triplets = Σ_c n_c(n_c − 1)(B − n_c)
///
/// for B rows, n_c of them of class c. Pairs are unordered; ordered ones are twice as many. A
/// triplet is an anchor, another row of its class and a row of another class.
///
/// - Source: the assignment, section 3.2.
public struct TupleCounts: Sendable, Equatable {
  /// Unordered pairs of one class.
  public let positivePairs: Int
  /// Unordered pairs of different classes.
  public let negativePairs: Int
  /// Triplets.
  public let triplets: Int

  /// Counts without listing.
  public init(of labels: [Int]) {
    let counts = labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values
    positivePairs = counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    negativePairs = labels.count * (labels.count - 1) / 2 - positivePairs
    triplets = counts.reduce(0) { $0 + $1 * ($1 - 1) * (labels.count - $1) }
  }

  /// Unordered pairs of both kinds.
  public var pairs: Int { positivePairs + negativePairs }
}
