import Workbench

/// The classes of a batch that have two images or more: a query of each, and its prototype.
///
/// The first image of a class is its query, the mean of the others its prototype.
struct Episode {
  /// The classes, in order of first appearance.
  let classes: [Int]
  /// One row a class.
  let queries: Tensor
  /// One row a class, not normalised.
  let prototypes: Tensor

  /// The episode of rows `[batch, width]`, one label each.
  init(_ rows: Tensor, labels: [Int]) {
    let members = rowsByClass(labels).filter { $0.count > 1 }
    classes = members.map { labels[$0[0]] }
    queries = rows.gathering(members.map { $0[0] })
    prototypes = means(of: members.map { Array($0.dropFirst()) }, rows)
  }

  /// Which class each query, and each prototype, is of: `0 ..< classes.count`.
  var targets: [Int] { Array(classes.indices) }
}

/// The mean of each group of rows.
///
/// - Shapes: `[n, width]` → `[groups.count, width]`.
func means(of groups: [[Int]], _ rows: Tensor) -> Tensor {
  let count = rows.shape[0]
  var shares = [Double](repeating: 0, count: groups.count * count)
  for (place, group) in groups.enumerated() {
    for row in group { shares[place * count + row] = 1 / Double(group.count) }
  }
  return Tensor(shares, shape: [groups.count, count], type: rows.type).matmul(rows)
}
