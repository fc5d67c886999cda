extension Layer {
  /// The output of this layer, which keeps nothing but its input for the backward pass: there it
  /// computes all else again.
  ///
  /// A network of blocks that are all recomputed needs memory for the outputs of blocks and for one
  /// block's inner values, and a forward pass more time. Gradients have the bits that they have
  /// without: running statistics move once, and the masks of dropout, which come from `mode`, are
  /// the same both times. Outside of training nothing changes.
  ///
  ///     x = recompute ? block.recomputed(x, mode) : block(x, mode)
  ///
  /// - Source: Chen, Xu, Zhang, Guestrin, "Training Deep Nets with Sublinear Memory Cost", 2016.
  public mutating func recomputed(_ input: Tensor, _ mode: Mode) -> Tensor {
    let learned = learnedParameters()
    guard input.requiresGradient || !learned.isEmpty, Recording.current == .on else {
      return self(input, mode)
    }
    let output = Recording.$current.withValue(.off) { self(input, mode) }
    let (x, wantsInput) = (input.detached(), input.requiresGradient)
    let kept = withStateOfItsOwn()
    return output.detached().recorded(from: [input] + learned) { gradient in
      var again = kept.withStateOfItsOwn()
      let start = wantsInput ? x.parameter() : x
      var gradients = again(start, mode).gradients(along: gradient)
      return [wantsInput ? gradients.take(start) : nil] + learned.map { gradients.take($0) }
    }
  }

  /// The parameters that gradients are wanted for.
  private mutating func learnedParameters() -> [Tensor] {
    var learned: [Tensor] = []
    visit("") { _, _, value in if value.requiresGradient { learned.append(value) } }
    return learned
  }

  /// A copy whose running statistics can move without those of this layer, nor being copied then.
  private func withStateOfItsOwn() -> Self {
    var copy = self
    copy.visit("") { _, role, value in if role == .state { value = value.copied() } }
    return copy
  }
}

extension Tensor {
  /// The same values in memory of their own, off the tape.
  public func copied() -> Tensor {
    withBytes { source in
      Tensor.filling(bytesOf: shape, type) { $0.copyMemory(from: source) }
    }
  }
}
