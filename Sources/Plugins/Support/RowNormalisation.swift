import Workbench

/// Batch normalisation of rows, `[batch, width]`, as it ends the networks of face recognition.
///
/// With a fixed scale, `weight` stays 1 and is saved with the running statistics, not learned.
struct RowNormalisation: Layer {
  private var norm: BatchNormalisation
  private let hasFixedScale: Bool

  init(_ width: Int, epsilon: Double = 1e-5, hasFixedScale: Bool = false) {
    norm = BatchNormalisation(width, epsilon: epsilon)
    self.hasFixedScale = hasFixedScale
    if hasFixedScale { norm.scale = norm.scale.detached() }
  }

  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    let (rows, width) = (input.shape[0], input.shape[1])
    return norm(input.reshaped(to: [rows, 1, 1, width]), mode).reshaped(to: [rows, width])
  }

  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    let isFixed = hasFixedScale
    try norm.visit(prefix) { name, role, value in
      try body(name, isFixed && name == prefix + "weight" ? .state : role, &value)
    }
  }
}
