public import Autograd

/// The largest difference between the gradients of a scalar function and central differences.
///
/// Relative to `max(1, largest gradient entry)`, over every coordinate of every input; the step is
/// 1e-6 in double precision. Keep inputs away from kinks.
public func gradientError(
  of inputs: [Tensor], step: Double = 1e-6, _ function: ([Tensor]) throws -> Tensor
) rethrows -> Double {
  let parameters = inputs.map { $0.parameter() }
  let gradients = try function(parameters).gradients()
  var worst = 0.0
  for (index, input) in inputs.enumerated() {
    let analytic = gradients[parameters[index]]?.doubles ?? Array(repeating: 0, count: input.count)
    let scale = max(1, analytic.map(abs).max() ?? 1)
    for coordinate in 0..<input.count {
      func value(at offset: Double) throws -> Double {
        var moved = inputs
        var values = input.doubles
        values[coordinate] += offset
        moved[index] = Tensor(values, shape: input.shape)
        return try function(moved).scalar
      }
      let numeric = (try value(at: step) - value(at: -step)) / (2 * step)
      worst = max(worst, abs(numeric - analytic[coordinate]) / scale)
    }
  }
  return worst
}

/// Double-precision numbers of the standard normal distribution.
public func randomTensor(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
  var random = Random(seed: seed)
  return Tensor((0..<shape.reduce(1, *)).map { _ in random.normal() }, shape: shape)
}

/// The sum of the elements weighted by fixed pseudo-random numbers: a scalar that no symmetry hides.
public func weightedSum(_ x: Tensor) -> Tensor {
  (x * randomTensor(x.shape, seed: 99).converted(to: x.type)).sum()
}
