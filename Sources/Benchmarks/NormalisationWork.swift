/// What batch normalisation with activation takes by its definition: operations, and the bytes of
/// operands and result, each moved once.
///
/// An element costs five operations on the way forth (three for the sums of the statistics, two to
/// scale and shift) and nine back (five for the sums, four for the slope).
struct NormalisationWork {
  /// Elements that are normalised.
  let elements: Int
  /// Elements of the result: fewer where it is pooled.
  let results: Int
  /// Whether another tensor is added before the activation.
  let hasResidual: Bool

  /// Operations on the way forth and on the way back.
  var operations: (forward: Double, backward: Double) {
    (Double(elements) * (hasResidual ? 6 : 5), Double(elements) * 9)
  }

  /// Bytes on the way forth and on the way back.
  var bytes: (forward: Double, backward: Double) {
    // Back, a residual also has the result read, for its signs, and a second slope written.
    let own = 4 * Double(elements)
    let made = 4 * Double(results)
    return (own + made + (hasResidual ? own : 0), 2 * own + made + (hasResidual ? 2 * own : 0))
  }
}
