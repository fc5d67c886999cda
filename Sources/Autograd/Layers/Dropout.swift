/// Sets each element to zero with a probability, in training, and scales what stays so that the
/// expectation is kept.
///
///     y = x · m / (1 - probability),   m = 0 with the probability, else 1
///
/// In inference it is the identity. Which elements are dropped is a function of the mode's random
/// numbers, of the layer's place and of the row alone: a resumed run draws the same, and a batch in
/// parts the same as a whole one.
///
/// - Shapes: any with rows first, kept.
/// - Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov, "Dropout: A Simple Way to
///   Prevent Neural Networks from Overfitting", JMLR 15, 2014; scaled in training, as PyTorch does.
public struct Dropout: Layer {
  /// How probably an element is dropped.
  public let probability: Double
  private let stream: DropStream

  /// A layer without parameters.
  ///
  /// - Parameters:
  ///   - probability: in 0…1; 1 drops everything.
  ///   - place: tells the dropouts of one network apart; two of one place drop the same.
  public init(_ probability: Double, place: Int = 0) {
    require((0...1).contains(probability), "dropout with probability \(probability)")
    self.probability = probability
    stream = DropStream(kind: 1, place: place)
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    guard mode.isTraining, probability > 0, input.count > 0 else { return input }
    let width = input.count / input.shape[0]
    let mask = stream.mask(
      rows: input.shape[0], width: width, probability: probability, mode, input.type)
    return input * mask.reshaped(to: input.shape)
  }

  public func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {}
}

/// Where the masks of one layer come from.
struct DropStream: Sendable {
  /// Keeps layers of different kinds apart.
  let kind: Int
  let place: Int

  /// 0 for what is dropped and 1 / (1 - probability) for what stays, `[rows, width]`.
  func mask(
    rows: Int, width: Int, probability: Double, _ mode: Mode, _ type: ScalarType
  ) -> Tensor {
    type == .float32
      ? mask(rows, width, probability, mode, Float.self)
      : mask(rows, width, probability, mode, Double.self)
  }

  private func mask<T: Real>(
    _ rows: Int, _ width: Int, _ probability: Double, _ mode: Mode, _: T.Type
  ) -> Tensor {
    let random = mode.random.split(kind, place)
    let kept: T = probability < 1 ? 1 / (1 - T(probability)) : 0
    return Tensor.filling([rows, width], T.self) { values in
      guard let values = values.baseAddress else { return }
      Threads.split(rows, grain: max(1, 4096 / max(1, width))) { part in
        for row in part {
          var own = random.split(mode.firstRow + row)
          for column in 0..<width {
            values[row * width + column] = own.chance(probability) ? 0 : kept
          }
        }
      }
    }
  }
}
