/// Cosines between every row of two matrices; a zero row has cosine zero and no gradient.
///
/// - Shapes: `[n, width]`, `[m, width]` → `[n, m]`.
public func cosines(_ left: Tensor, _ right: Tensor) -> Tensor {
  left.normalisedRows().matmul(right.normalisedRows(), otherTransposed: true)
}
