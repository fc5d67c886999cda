import Workbench

/// A classifier that scores classes by scaled cosines between an embedding and a row of a table.
///
/// What its plugins share: the table `weight`, one row a class, and logits without margin.
protocol CosineHead: RowLoss {
  /// Factor of the cosines.
  var scale: Double { get }
}

extension CosineHead {
  var takesMixedLabels: Bool { true }

  func parameters(classes: Int, width: Int, random: inout Random) -> Parameters {
    ["weight": classTable(classes, width, &random)]
  }

  func logits(_ embeddings: Tensor, _ parameters: Parameters) -> Tensor? {
    scale * cosines(embeddings, parameters["weight"])
  }
}

/// Rows of length about 1 for classes, in random directions.
///
/// - Shapes: `[classes, width]`.
func classTable(_ classes: Int, _ width: Int, _ random: inout Random) -> Tensor {
  .normal([classes, width], deviation: 1 / Double(width).squareRoot(), random: &random)
}

extension Tensor {
  /// Cosines whose other classes, where they are greater than `bound`, become 0 without gradient;
  /// nothing changes where `bound` is 0.
  ///
  /// An image with a wrong label is often nearest to its right class: then that class, far above
  /// what others reach, is not pushed away. It still adds e⁰ to the sum.
  ///
  /// - Shapes: `[n, classes]` and n labels → `[n, classes]`.
  /// - Source: An et al., "Killing Two Birds with One Stone: Efficient and Robust Training of Face
  ///   Recognition CNNs by Partial FC", CVPR 2022, and its released code.
  func silencing(othersAbove bound: Double, than labels: [Int]) -> Tensor {
    guard bound > 0 else { return self }
    let limit = Tensor(repeating: bound, shape: [], type: type)
    let own = Tensor(repeating: 0, shape: [labels.count], type: type)
    return self * (1 - exceeds(limit).replacing(labels, with: own))
  }

  /// The lengths of the rows; a zero row has no gradient.
  ///
  /// - Shapes: `[n, width]` → `[n]`.
  func rowLengths() -> Tensor { squared().sum(along: 1).squareRoot() }
}

extension Plugin {
  /// Refuses scales, filters and smoothed labels that cannot work, alone or together.
  func requireHead(scale: Double, filter: Double = 0, smoothing: Double = 0) throws {
    try require(scale > 0, "scale", scale, "greater than 0")
    try require((0..<1).contains(filter), "filter", filter, "a cosine in 0 ..< 1; 0 is off")
    try require((0..<1).contains(smoothing), "labelSmoothing", smoothing, "in 0 ..< 1")
    try require(
      filter == 0 || smoothing == 0, "labelSmoothing", smoothing,
      "0 with a filter: one draws images to all other classes, the other leaves some alone")
  }
}
