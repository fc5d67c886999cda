internal import Synchronization

/// Gradients of a scalar with respect to parameters, found by the parameter.
public struct Gradients: Sendable {
  fileprivate var values: [ObjectIdentifier: Tensor] = [:]

  /// The gradient of a parameter; nil when it did not take part.
  public subscript(parameter: Tensor) -> Tensor? { values[ObjectIdentifier(parameter.node)] }
}

extension Tensor {
  /// Gradients of this scalar with respect to every parameter it was computed from.
  ///
  /// The tape is consumed: each node lets go of its inputs as soon as its pullback has run, so that
  /// buffers return to the pool during the pass.
  public func gradients() -> Gradients {
    require(count == 1, "gradients of a tensor of shape \(shape)")
    var pending = [ObjectIdentifier(node): Tensor(repeating: 1, shape: shape, type: type)]
    var result = Gradients()
    var nodes = taped()
    while let node = nodes.popLast() {
      guard let gradient = pending.removeValue(forKey: ObjectIdentifier(node)) else { continue }
      let output = Tensor(node: Node(sharing: node, shape: node.shape))
      guard let tape = node.tape.withLock({ $0.take() }) else {
        result.values[ObjectIdentifier(node)] = gradient
        continue
      }
      for (input, part) in zip(tape.inputs, tape.pullback(gradient, output)) {
        guard let part, input.requiresGradient else { continue }
        require(
          part.shape == input.shape, "gradient of shape \(part.shape) for \(input.shape)")
        let key = ObjectIdentifier(input.node)
        pending[key] = pending[key].map { $0 + part } ?? part
      }
    }
    return result
  }

  /// Every node that gradients flow through, in order of creation.
  func taped() -> [Node] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Node] = []
    var open = requiresGradient ? [node] : []
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      found.append(next)
      let inputs = next.tape.withLock { $0?.inputs } ?? []
      open += inputs.filter(\.requiresGradient).map(\.node)
    }
    return found.sorted { $0.order < $1.order }
  }
}
