public import Autograd

/// The largest difference between two tensors, relative to `max(1, largest element)` of the second.
public func difference(_ a: Tensor, _ b: Tensor) -> Double {
  guard a.shape == b.shape else { return .infinity }
  let scale = max(1, b.doubles.map(abs).max() ?? 1)
  let differences = zip(a.doubles, b.doubles).map { abs($0 - $1) }
  return differences.contains(where: \.isNaN) ? .infinity : (differences.max() ?? 0) / scale
}

/// The largest difference, of values and of all gradients, between single and double precision.
///
/// Inputs are rounded to single precision first, so that both begin with the same numbers.
public func precisionError(
  of inputs: [Tensor], _ function: ([Tensor]) throws -> Tensor
) rethrows -> Double {
  let single = inputs.map { $0.converted(to: .float32).parameter() }
  let exact = single.map { $0.converted(to: .float64).parameter() }
  let (value, reference) = (try function(single), try function(exact))
  var worst = difference(value, reference)
  let (a, b) = (weightedSum(value).gradients(), weightedSum(reference).gradients())
  for (one, other) in zip(single, exact) {
    guard let gradient = a[one], let exact = b[other] else { return .infinity }
    worst = max(worst, difference(gradient, exact))
  }
  return worst
}
