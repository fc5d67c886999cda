internal import Synchronization

/// A place on the tape: a leaf that a gradient is wanted for, or a computed value.
///
/// The graph of records *is* the tape. ``order`` grows with creation, so sorting by it is a
/// topological sort; the backward pass empties ``tape`` record by record.
final class Record: Sendable {
  let shape: [Int]
  let order: Int
  let tape: Mutex<Tape?>
  /// The value, kept only for ``withValuesKept(_:)``.
  let value: Node?

  private static let created = Atomic<Int>(0)

  init(shape: [Int], tape: Tape? = nil, value: Node? = nil) {
    self.shape = shape
    self.value = value
    order = Record.created.add(1, ordering: .relaxed).newValue
    self.tape = Mutex(tape)
  }

  deinit {
    // One after the other: a long chain that ends unused would else end each record inside the next.
    var open = tape.withLock { $0.take() }?.inputs ?? []
    while var input = open.popLast() {
      guard input != nil, isKnownUniquelyReferenced(&input) else { continue }
      open += input?.tape.withLock { $0.take() }?.inputs ?? []
    }
  }
}

/// How a value was computed: from what, and how gradients flow back.
struct Tape: Sendable {
  /// Gradients of the inputs from the gradient of the output; nil where none flows.
  typealias Pullback = @Sendable (_ gradient: Tensor) -> [Tensor?]

  /// Records of the inputs; nil for constants.
  let inputs: [Record?]
  /// What the profile counts it as; nil while nothing is measured.
  let kind: Profile.Kind?
  let pullback: Pullback
}

/// What operations leave behind.
enum Recording: Sendable {
  /// Records for the backward pass.
  case on
  /// Nothing, as if no parameter took part.
  case off
  /// Records with the values, for a search.
  case keepingValues

  /// That of the current task, or of the current thread outside of tasks.
  @TaskLocal static var current = Recording.on
}

/// Computes without a tape, as if no parameter took part: for a pass that nothing flows back through.
public func withoutTape<Result>(_ body: () throws -> Result) rethrows -> Result {
  try Recording.$current.withValue(.off, operation: body)
}

extension Tensor {
  /// This freshly computed value with its place on the tape; off the tape when no input asks.
  ///
  /// The values of inputs and output are kept for the backward pass only where the pullback captures
  /// them.
  func recorded(
    from inputs: [Tensor], named name: StaticString = #function,
    _ pullback: @escaping Tape.Pullback
  ) -> Tensor {
    guard inputs.contains(where: \.requiresGradient) else { return self }
    let mode = Recording.current
    guard mode != .off else { return self }
    let kind = Profile.shared.recorded(name, inputs, result: shape)
    let record = Record(
      shape: shape,
      tape: Tape(inputs: inputs.map(\.node.record), kind: kind, pullback: pullback),
      value: mode == .keepingValues ? node : nil)
    return Tensor(node: Node(sharing: node, shape: shape, record: record))
  }

  /// The same for a pullback that needs the output again, which is kept for it.
  func recorded(
    from inputs: [Tensor], named name: StaticString = #function,
    _ pullback: @escaping @Sendable (_ gradient: Tensor, _ output: Tensor) -> [Tensor?]
  ) -> Tensor {
    recorded(from: inputs, named: name) { [self] gradient in pullback(gradient, self) }
  }
}
