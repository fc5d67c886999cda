extension Tensor {
  /// Normally distributed values around zero.
  public static func normal(
    _ shape: [Int], deviation: Double, random: inout Random
  ) -> Tensor {
    Tensor((0..<shape.reduce(1, *)).map { _ in Float(deviation * random.normal()) }, shape: shape)
  }

  /// Values spread evenly between -bound and bound.
  public static func uniform(_ shape: [Int], bound: Double, random: inout Random) -> Tensor {
    Tensor(
      (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -bound...bound)) },
      shape: shape)
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
