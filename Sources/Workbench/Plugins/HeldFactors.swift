internal import Synchronization

/// Factors that a loss holds fixed on purpose, recorded once and then handed out again.
///
/// A check of gradients moves one coordinate at a time; what the gradient is meant to hold fixed must
/// then stay as it was. In training nothing is recorded.
public final class HeldFactors: Sendable {
  private struct Record {
    var factors: [Tensor] = []
    /// The factor that is asked for next; nil while recording.
    var next: Int?
  }
  private let record = Mutex(Record())

  /// Records until ``rewind()``.
  public init() {}

  /// From now on hands out what was recorded, in order, from the first.
  public func rewind() { record.withLock { $0.next = 0 } }

  /// The factor that is due, or the one that `compute` gives, recorded.
  func factor(_ compute: () throws -> Tensor) rethrows -> Tensor {
    let known: Tensor? = record.withLock { record in
      guard let next = record.next, next < record.factors.count else { return nil }
      record.next = next + 1
      return record.factors[next]
    }
    if let known { return known }
    let computed = try compute().detached()
    record.withLock { record in if record.next == nil { record.factors.append(computed) } }
    return computed
  }
}

extension Embedded {
  /// A factor of the loss that its gradient holds fixed, such as weights that say how much a pair
  /// matters: `compute`'s values without their gradient.
  public func held(_ compute: () throws -> Tensor) rethrows -> Tensor {
    guard let heldFactors else { return try compute().detached() }
    return try heldFactors.factor(compute)
  }
}
