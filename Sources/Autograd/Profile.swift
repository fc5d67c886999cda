internal import Synchronization

/// Time by kind of operation, forward and backward, without asking the operations.
///
/// Operations run one after the other, so what passes between two places of the tape is the time of
/// the later one: when it is recorded on the way forth, and when its pullback returns on the way
/// back. An operation that records nothing counts with the next that does. Off, it costs a test of
/// one flag an operation.
public final class Profile: Sendable {
  /// The profile of the whole process; threads that compute beside each other would blur it.
  public static let shared = Profile()

  /// One kind of operation with operands and result of the same shapes.
  public struct Kind: Hashable, Sendable {
    /// The function that recorded it.
    public let name: String
    /// Shapes of the operands.
    public let operands: [[Int]]
    /// Shape of what it computed; empty for what is not on the tape.
    public let result: [Int]

    /// A kind.
    public init(name: String, operands: [[Int]], result: [Int] = []) {
      (self.name, self.operands, self.result) = (name, operands, result)
    }

    /// The name and the shapes, such as `+ 32×1000, 1000`.
    public var text: String {
      let shapes = operands.map { $0.map(String.init).joined(separator: "×") }
      return shapes.isEmpty ? name : "\(name) \(shapes.joined(separator: ", "))"
    }
  }

  /// What one kind took.
  public struct Entry: Sendable {
    /// The kind.
    public let kind: Kind
    /// How often it ran forward.
    public fileprivate(set) var count = 0
    /// Seconds on the way forth.
    public fileprivate(set) var forward = 0.0
    /// Seconds on the way back, gradients added up included.
    public fileprivate(set) var backward = 0.0
  }

  /// Memory at one operation, in order of time.
  public struct Moment: Sendable, Equatable {
    /// The operation.
    public let kind: Kind
    /// Whether it was on the way back.
    public let isBackward: Bool
    /// The most bytes of tensors and workspace in use since the operation before.
    public let peakBytes: Int
    /// Bytes in use when the operation had ended.
    public let liveBytes: Int

    /// A moment.
    public init(_ kind: Kind, isBackward: Bool, peakBytes: Int, liveBytes: Int) {
      (self.kind, self.isBackward) = (kind, isBackward)
      (self.peakBytes, self.liveBytes) = (peakBytes, liveBytes)
    }
  }

  /// What was measured.
  public struct Measured: Sendable {
    /// Kinds of operations, the longest first.
    public let entries: [Entry]
    /// Every operation.
    public let moments: [Moment]
  }

  private struct State {
    var last = ContinuousClock.now
    var entries: [Kind: Entry] = [:]
    var moments: [Moment] = []
  }

  private let state = Mutex(State())
  private let isOn = Atomic(false)

  /// Forgets what was measured, and measures from now on.
  public func start() {
    state.withLock { $0 = State() }
    _ = BufferPool.shared.takePeak()
    isOn.store(true, ordering: .relaxed)
  }

  /// Measures no longer, and tells what was measured.
  public func stop() -> Measured {
    isOn.store(false, ordering: .relaxed)
    return state.withLock { state in
      Measured(
        entries: state.entries.values.sorted {
          ($1.forward + $1.backward, $0.kind.name) < ($0.forward + $0.backward, $1.kind.name)
        }, moments: state.moments)
    }
  }

  /// What came before does not count for the next operation.
  public func skip() {
    guard isOn.load(ordering: .relaxed) else { return }
    state.withLock { $0.last = .now }
  }

  /// Counts what has passed as the forward time of an operation; its kind while measuring.
  func recorded(_ name: StaticString, _ inputs: [Tensor], result: [Int]) -> Kind? {
    guard isOn.load(ordering: .relaxed) else { return nil }
    let kind = Kind(
      name: Profile.words(name), operands: inputs.map(\.shape), result: result)
    lap(kind, \.forward, 1)
    return kind
  }

  /// Counts what has passed as the backward time of an operation.
  func passedBack(_ kind: Kind?) {
    guard let kind, isOn.load(ordering: .relaxed) else { return }
    lap(kind, \.backward, 0)
  }

  /// Counts what has passed as the time of something that is not on the tape.
  public func passed(_ name: StaticString) {
    guard isOn.load(ordering: .relaxed) else { return }
    lap(Kind(name: "\(name)", operands: []), \.forward, 1)
  }

  private func lap(_ kind: Kind, _ way: WritableKeyPath<Entry, Double>, _ count: Int) {
    state.withLock { state in
      let now = ContinuousClock.now
      let time = (now - state.last).components
      var entry = state.entries[kind] ?? Entry(kind: kind)
      state.moments.append(
        Moment(
          kind, isBackward: way == \.backward, peakBytes: BufferPool.shared.takePeak(),
          liveBytes: BufferPool.shared.liveBytes))
      entry[keyPath: way] += Double(time.seconds) + Double(time.attoseconds) * 1e-18
      entry.count += count
      state.entries[kind] = entry
      state.last = now
    }
  }

  /// A function's name without its parameters.
  private static func words(_ name: StaticString) -> String {
    String("\(name)".prefix { $0 != "(" })
  }
}
