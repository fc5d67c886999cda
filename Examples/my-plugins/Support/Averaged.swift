import Workbench

/// The mean of a matrix over some of its elements; zero when there are none.
///
/// - Shapes: `values` is `[batch, batch]`; the result is a scalar, `[]`.
func averaged(_ values: Tensor, over pairs: [(Int, Int)]) -> Tensor {
  let width = values.shape[1]
  var weights = [Double](repeating: 0, count: values.count)
  for (i, j) in pairs { weights[i * width + j] += 1 / Double(pairs.count) }
  return (values * Tensor(weights, shape: values.shape, type: values.type)).sum()
}
