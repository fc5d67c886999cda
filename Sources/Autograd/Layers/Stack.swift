/// Layers of one kind after one another; their names are their places, as in PyTorch's `Sequential`.
public struct Stack<Element: Layer>: Layer {
  /// The layers, the first first.
  public var layers: [Element]
  /// Whether a layer's inner activations are computed again in the backward pass, not kept.
  public let recompute: Bool

  /// Layers after one another.
  public init(_ layers: [Element], recompute: Bool = false) {
    self.layers = layers
    self.recompute = recompute
  }

  public mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    var x = input
    for index in layers.indices {
      x = recompute ? layers[index].recomputed(x, mode) : layers[index](x, mode)
    }
    return x
  }

  public mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    for index in layers.indices {
      try layers[index].visit("\(prefix)\(index).", body)
    }
  }
}
