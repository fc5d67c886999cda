import Workbench

/// How far apart the centres of a class are: half the mean distance between the directions of two.
///
///     1 / (C K (K - 1)) Σ_c Σ_{k < t} √(2 + ε - 2 ŵ_ck · ŵ_ct)
///
/// over C classes of K centres each; zero where K is 1. Where two centres coincide the gradient is
/// zero.
///
/// - Shapes: `[C · K, width]`, rows cK ... cK + K - 1 of class c; the result is a scalar.
func spread(ofCentres centres: Tensor, _ perClass: Int, epsilon: Double) -> Tensor {
  let pairs = (0..<perClass * perClass).map { $0 / perClass == $0 % perClass ? 0.0 : 0.5 }
  let products = centres.normalisedRows().blockProducts(of: perClass)
  let distances = (2 + epsilon - 2 * products).relu().squareRoot()
  let each = Tensor(pairs, shape: [pairs.count], type: centres.type)
  return (distances * each).sum() / Double(max(1, centres.shape[0] * (perClass - 1)))
}
