internal import Synchronization

/// Gradients of a scalar with respect to parameters, found by the parameter.
public struct Gradients: Sendable {
  fileprivate var values: [ObjectIdentifier: Tensor] = [:]

  /// The gradient of a parameter; nil when it did not take part.
  public subscript(parameter: Tensor) -> Tensor? {
    parameter.node.record.flatMap { values[ObjectIdentifier($0)] }
  }

  /// Takes the gradient of a parameter out, so that its memory is free once it was used.
  public mutating func take(_ parameter: Tensor) -> Tensor? {
    parameter.node.record.flatMap { values.removeValue(forKey: ObjectIdentifier($0)) }
  }

  /// Adds the gradients of another scalar: those of the sum of both.
  public mutating func add(_ other: consuming Gradients) {
    var other = other
    for key in Array(other.values.keys) {
      guard let part = other.values.removeValue(forKey: key) else { continue }
      if let sum = values.removeValue(forKey: key) {
        values[key] = Tensor.joined(consume sum, consume part)
      } else {
        values[key] = part
      }
    }
  }
}

extension Tensor {
  /// Gradients of this scalar with respect to every parameter it was computed from.
  ///
  /// The tape is consumed: each record lets go of its pullback, and of the values that it kept, as
  /// soon as it has run, so that buffers return to the pool during the pass.
  public func gradients() -> Gradients {
    require(count == 1, "gradients of a tensor of shape \(shape)")
    return gradients(along: Tensor(repeating: 1, shape: shape, type: type))
  }

  /// Gradients of the sum of this tensor's elements, each times its own in `gradient`: the backward
  /// pass of a scalar whose gradient at this tensor is known already.
  ///
  /// - Shapes: the gradient as this tensor.
  public func gradients(along gradient: Tensor) -> Gradients {
    require(gradient.shape == shape, "a gradient of shape \(gradient.shape) for \(shape)")
    var result = Gradients()
    guard let root = node.record else { return result }
    var pending = PendingGradients()
    pending.add(gradient, to: root)
    var records = root.inOrder()
    Profile.shared.skip()
    while let record = records.popLast() {
      guard let gradient = pending.take(record) else { continue }
      guard let tape = record.tape.withLock({ $0.take() }) else {
        result.values[ObjectIdentifier(record)] = gradient
        continue
      }
      var parts = tape.parts(of: consume gradient)
      for (place, input) in tape.inputs.enumerated() {
        guard let part = parts[place].take(), let input else { continue }
        require(part.shape == input.shape, "gradient of shape \(part.shape) for \(input.shape)")
        pending.add(consume part, to: input)
      }
      Profile.shared.passedBack(tape.kind)
    }
    return result
  }

  /// Memory of the shape of `gradient` for a pullback to write its result into: that of the gradient
  /// itself when nobody will read it again.
  ///
  /// The pullback must read an element of the gradient before it writes the same place, and must
  /// not return the gradient besides.
  static func unwritten(inPlaceOf gradient: Tensor) -> Tensor {
    let (node, shape) = (gradient.node, gradient.shape)
    return Tensor(
      node: node.isSpent.exchange(false, ordering: .relaxed)
        ? Node(sharing: node, shape: shape) : Node(shape: shape, type: node.type))
  }
}

extension Tape {
  /// What flows to the inputs.
  ///
  /// The gradient ends with this call, and the pullback may reuse its memory.
  fileprivate func parts(of gradient: consuming Tensor) -> [Tensor?] {
    var gradient = gradient
    if gradient.isOnlyOne { gradient.node.isSpent.store(true, ordering: .relaxed) }
    defer { gradient.node.isSpent.store(false, ordering: .relaxed) }
    let parts = pullback(gradient)
    require(parts.count == inputs.count, "\(parts.count) gradients for \(inputs.count) inputs")
    return parts
  }
}

/// Gradients that have not all come yet, by the record that waits for them.
private struct PendingGradients {
  private var values: [ObjectIdentifier: Tensor] = [:]

  mutating func take(_ record: Record) -> Tensor? {
    values.removeValue(forKey: ObjectIdentifier(record))
  }

  /// Adds to what has come.
  mutating func add(_ part: consuming Tensor, to record: Record) {
    let key = ObjectIdentifier(record)
    guard let sum = values.removeValue(forKey: key) else {
      values[key] = part
      return
    }
    values[key] = Tensor.joined(consume sum, consume part)
  }
}

extension Tensor {
  /// The sum of both, in the memory of either when nothing else shows it.
  fileprivate static func joined(_ sum: consuming Tensor, _ part: consuming Tensor) -> Tensor {
    var (sum, part) = (sum, part)
    if sum.isOnlyOne {
      sum.add(part)
      return sum
    }
    guard part.isOnlyOne else { return sum + part }
    part.add(sum)
    return part
  }
}

extension Record {
  /// This record and every one before it that gradients flow through, in order of creation.
  func inOrder() -> [Record] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Record] = []
    var open = [self]
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      found.append(next)
      open += next.tape.withLock { $0?.inputs }?.compactMap { $0 } ?? []
    }
    return found.sorted { $0.order < $1.order }
  }
}
