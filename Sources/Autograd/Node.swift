internal import Synchronization

/// The values of a tensor, and its place on the tape.
///
/// The graph of nodes *is* the tape. ``order`` grows with creation, so sorting by it is a
/// topological sort; the backward pass empties ``tape`` node by node.
final class Node: Sendable {
  let shape: [Int]
  let type: ScalarType
  let count: Int
  let storage: Storage
  let requiresGradient: Bool
  let order: Int
  let tape: Mutex<Tape?>

  private static let created = Atomic<Int>(0)

  init(
    shape: [Int], type: ScalarType, storage: Storage? = nil, requiresGradient: Bool = false,
    tape: Tape? = nil
  ) {
    self.shape = shape
    self.type = type
    count = shape.reduce(1, *)
    self.storage = storage ?? Storage(byteCount: max(1, count) * type.byteCount)
    self.requiresGradient = requiresGradient
    order = Node.created.add(1, ordering: .relaxed).newValue
    self.tape = Mutex(tape)
    self.storage.nodeCount.add(1, ordering: .relaxed)
  }

  deinit {
    storage.nodeCount.subtract(1, ordering: .relaxed)
    // One after the other: a long chain that ends unused would else end each node inside the next.
    var open = tape.withLock { $0.take() }?.inputs ?? []
    while var input = open.popLast() {
      guard isKnownUniquelyReferenced(&input.node) else { continue }
      open += input.node.tape.withLock { $0.take() }?.inputs ?? []
    }
  }

  /// Other words about the same memory.
  convenience init(
    sharing other: Node, shape: [Int], requiresGradient: Bool = false, tape: Tape? = nil
  ) {
    self.init(
      shape: shape, type: other.type, storage: other.storage, requiresGradient: requiresGradient,
      tape: tape)
  }

  func mutableBuffer<T: Real>(_: T.Type) -> UnsafeMutableBufferPointer<T> {
    require(T.type == type, "a \(type) tensor read as \(T.type)")
    return UnsafeMutableBufferPointer(
      start: storage.pointer.assumingMemoryBound(to: T.self), count: count)
  }
}

/// How a node was computed: from what, and how gradients flow back.
struct Tape: Sendable {
  /// Gradients of the inputs from the gradient of the output; nil where none flows.
  typealias Pullback = @Sendable (_ gradient: Tensor, _ output: Tensor) -> [Tensor?]

  let inputs: [Tensor]
  let pullback: Pullback
}

extension Tensor {
  /// This freshly computed value with its place on the tape; off the tape when no input asks.
  func recorded(from inputs: [Tensor], _ pullback: @escaping Tape.Pullback) -> Tensor {
    guard inputs.contains(where: \.requiresGradient) else { return self }
    return Tensor(
      node: Node(
        sharing: node, shape: shape, requiresGradient: true,
        tape: Tape(inputs: inputs, pullback: pullback)))
  }
}
