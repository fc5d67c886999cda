public import Plugins

/// Numbers that another program can make, too: of a counter and a name, by 32-bit integers alone.
///
/// A network filled with them gets the gradients that another implementation of it gets, to rounding,
/// without a file of weights. `Benchmarks/gradients_torch.py` states the same formula for PyTorch.
///
/// - Source: the mixing of bits is the end of MurmurHash3 (Appleby), names are hashed by FNV-1a
///   (Fowler, Noll, Vo).
public enum FormulaValues {
  /// A number in `-1 ..< 1` of a place in the numbers of a name.
  @inline(__always)
  static func mixed(_ index: Int, _ hash: UInt32) -> Double {
    var x = (UInt32(truncatingIfNeeded: index) &+ 1) &* 0x9E37_79B1 &+ hash
    x ^= x &>> 15
    x = x &* 0x85EB_CA77
    x ^= x &>> 13
    x = x &* 0xC2B2_AE3D
    x ^= x &>> 16
    return Double(x) / 2_147_483_648 - 1
  }

  static func hash(_ name: String) -> UInt32 {
    name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  /// `scale · u + offset` for the numbers u of a name, from one on.
  static func tensor(
    _ name: String, _ shape: [Int], from first: Int = 0, scale: Double, offset: Double = 0
  ) -> Tensor {
    let hash = hash(name)
    return Tensor.filling(shape) { values in
      for index in values.indices {
        values[index] = Float(offset + scale * mixed(first &+ index, hash))
      }
    }
  }

  /// What a parameter begins with: weights spread as He's by their fan-in, shifts of norms around 1 and
  /// their scales around a quarter, factors of branches around a half.
  ///
  /// Hardly any rectifier then sees a value near zero, where rounding alone would decide whether a
  /// gradient flows, and no channel is silent, whose norm would amplify rounding.
  static func parameter(_ name: String, _ shape: [Int]) -> Tensor {
    if name.hasSuffix("layer_scale") {
      return tensor(name, shape, scale: 0.25, offset: 0.5)
    }
    if shape.count > 1 {
      let fanIn = shape.dropFirst().reduce(1, *)
      return tensor(name, shape, scale: (6 / Double(fanIn)).squareRoot())
    }
    return name.hasSuffix("weight")
      ? tensor(name, shape, scale: 0.0625, offset: 0.25)
      : tensor(name, shape, scale: 0.25, offset: 1)
  }

  /// Gives every learned parameter of a network its number; running statistics stay.
  public static func fill(_ network: inout any Network) {
    network.visit("") { name, role, value in
      guard role != .state else { return }
      value = parameter(name, value.shape).parameter()
    }
  }

  /// Images of a step, `[batch, size, size, 3]`.
  public static func images(step: Int, batch: Int, size: Int) -> Tensor {
    let shape = [batch, size, size, 3]
    return tensor("images", shape, from: step * shape.reduce(1, *), scale: 1.75)
  }

  /// Labels of a step.
  public static func labels(step: Int, batch: Int, classes: Int) -> [Int] {
    let hash = hash("labels")
    return (0..<batch).map { row in
      Int((mixed(step * batch + row, hash) + 1) / 2 * Double(classes))
    }
  }

  /// The inner product of a gradient with numbers of its parameter's name, which the length of a
  /// gradient in another order would not have.
  static func projection(_ gradient: Tensor, _ name: String) -> Double {
    let hash = hash(name + ".probe")
    var sum = 0.0
    for (index, value) in gradient.floats.enumerated() { sum += Double(value) * mixed(index, hash) }
    return sum
  }
}
