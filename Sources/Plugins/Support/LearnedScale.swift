import Workbench

/// A score with a learned scale and offset, as losses of prototypes and of pairs have.
///
///     max(a, 1e-6) · s + b
///
/// Scale a and offset b begin at 10 and -5. Under a softmax b cancels, and its gradient is zero: it
/// is kept for parity with published code.
extension Parameters {
  /// The parameters `scale` and `offset`.
  static var learnedScale: Parameters {
    ([:] as Parameters)
      .adding("scale", .bias, Tensor(repeating: 10, shape: []))
      .adding("offset", .bias, Tensor(repeating: -5, shape: []))
  }

  /// Similarities, scaled and shifted.
  func scaled(_ similarities: Tensor) -> Tensor {
    let floor = Tensor(repeating: 1e-6, shape: [], type: similarities.type)
    return Tensor.maximum(self["scale"], floor) * similarities + self["offset"]
  }
}
