extension Tensor {
  /// Normally distributed values around zero.
  ///
  /// Threads begin at their own places of the generator's stream, so their number changes nothing.
  public static func normal(
    _ shape: [Int], deviation: Double, random: inout Random
  ) -> Tensor {
    let start = random
    let result = Tensor.filling(shape, Float.self) { values in
      Threads.split(values.count, grain: 8192) { start.fill(values, $0, deviation: deviation) }
    }
    random = start.advanced(by: 2 * result.count)
    return result
  }

  /// Values spread evenly between -bound and bound; threads as in ``normal(_:deviation:random:)``.
  public static func uniform(_ shape: [Int], bound: Double, random: inout Random) -> Tensor {
    let start = random
    let result = Tensor.filling(shape, Float.self) { values in
      Threads.split(values.count, grain: 8192) { part in
        guard let target = values.baseAddress else { return }
        var own = start.advanced(by: part.lowerBound)
        for index in part { target[index] = Float(own.uniform(in: -bound...bound)) }
      }
    }
    random = start.advanced(by: result.count)
    return result
  }

  /// Weights of a convolution before a rectifier: normal, of variance 2 / fan-out.
  ///
  /// - Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015, equation 14; the mode
  ///   that torchvision's residual networks use.
  public static func heNormal(_ shape: [Int], random: inout Random) -> Tensor {
    let fanOut = shape[0] * shape[2...].reduce(1, *)
    return normal(shape, deviation: (2 / Double(fanOut)).squareRoot(), random: &random)
  }
}
