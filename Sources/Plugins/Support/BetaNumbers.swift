internal import Foundation
import Workbench

extension Random {
  /// A number of the distribution Beta(alpha, alpha), in 0 … 1.
  ///
  /// As g / (g + h) of two numbers of the gamma distribution, in logarithms: for small alpha both are
  /// too small for a number of double precision.
  mutating func beta(_ alpha: Double) -> Double {
    let (first, second) = (logarithmicGamma(alpha), logarithmicGamma(alpha))
    return 1 / (1 + exp(second - first))
  }

  /// The logarithm of a number of the gamma distribution of this shape.
  ///
  /// - Source: Marsaglia, Tsang, "A Simple Method for Generating Gamma Variables", TOMS 2000; below 1
  ///   from shape + 1 by a power of an even number.
  private mutating func logarithmicGamma(_ shape: Double) -> Double {
    guard shape >= 1 else {
      return logarithmicGamma(shape + 1) + log(1 - uniform()) / shape
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let base = 1 + c * x
      guard base > 0 else { continue }
      let v = base * base * base
      if log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return log(d * v) }
    }
  }
}
