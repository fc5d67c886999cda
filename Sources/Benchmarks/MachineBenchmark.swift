internal import Autograd
internal import CVector
internal import Foundation

/// What this machine can do at best: multiply-adds in registers, and copies of memory.
///
/// Both ends of a roofline: a kernel is bound by one or the other.
///
/// - Source: Williams, Waterman, Patterson, "Roofline: An Insightful Visual Performance Model for
///   Multicore Architectures", Communications of the ACM 2009.
public struct MachineBenchmark: Sendable {
  /// Floats that are copied: far more than any cache holds.
  public var floats = 32 << 20
  /// Multiply-adds of each of a thread's registers.
  public var rounds = 2_000_000
  /// Repetitions, of which the best counts: these are ceilings.
  public var repetitions = 7

  /// Ceilings of a machine.
  public struct Ceilings: Sendable, Codable, Figures {
    /// Floating-point operations a second in single precision, a multiply-add being two.
    public let operationsPerSecond: Double
    /// Bytes a second that a copy reads and writes.
    public let bytesPerSecond: Double
    /// Threads that ran at once.
    public let threads: Int

    /// The higher of each.
    func better(of other: Ceilings) -> Ceilings {
      Ceilings(
        operationsPerSecond: max(operationsPerSecond, other.operationsPerSecond),
        bytesPerSecond: max(bytesPerSecond, other.bytesPerSecond), threads: threads)
    }

    /// One line for people.
    public var text: String {
      String(
        format: "at most %.0f GF/s and %.1f GB/s of copying, threads %d",
        operationsPerSecond / 1e9, bytesPerSecond / 1e9, threads)
    }
  }

  /// The ceilings of this machine.
  public init() {}

  /// Measures.
  public func run() -> Ceilings {
    let operations = max(
      multiplying(InlineArray<6, Sums>.self), multiplying(InlineArray<12, Sums>.self))
    return Ceilings(
      operationsPerSecond: operations, bytesPerSecond: Double(2 * 4 * floats) / copying(),
      threads: Threads.count)
  }

  /// Operations a second with so many sums: twelve hide the latency of the widest registers, of
  /// which there are 32; six fit into sixteen registers of half the width.
  private func multiplying<let count: Int>(_: InlineArray<count, Sums>.Type) -> Double {
    let threads = Threads.count
    var totals = [Float](repeating: 0, count: threads)
    let seconds = totals.withUnsafeMutableBufferPointer { totals in
      best {
        Threads.split(threads, grain: 1) { part in
          for thread in part {
            totals[thread] = multiplyAdd(
              InlineArray<count, Sums>(repeating: Sums(repeating: 1)), rounds)
          }
        }
      }
    }
    // Read, or else the work would be left out.
    require(totals.allSatisfy(\.isFinite), "sums of \(totals)")
    return Double(threads * rounds * 2 * count * Sums.scalarCount) / seconds
  }

  /// Seconds that one copy takes.
  private func copying() -> Double {
    let source = [Float](repeating: 1, count: floats)
    var target = [Float](repeating: 0, count: floats)
    return source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        best {
          Threads.split(floats, grain: 1) { part in
            _ = target[part].update(fromContentsOf: source[part])
          }
        }
      }
    }
  }

  private func best(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    var shortest = Double.infinity
    for _ in 0..<repetitions {
      let time = clock.measure(work).components
      shortest = min(shortest, Double(time.seconds) + Double(time.attoseconds) * 1e-18)
    }
    return shortest
  }
}

private typealias Sums = SIMD16<Float>

/// Multiplies and adds in registers alone.
@inline(__always)
private func multiplyAdd<let count: Int>(
  _ start: consuming InlineArray<count, Sums>, _ rounds: Int
) -> Float {
  var sums = start
  let (factor, term) = (Sums(repeating: 0.999), Sums(repeating: 1e-3))
  for _ in 0..<rounds {
    for index in 0..<count { sums[index] = vector_multiply_add(sums[index], factor, term) }
  }
  var total: Float = 0
  for index in 0..<count { total += sums[index].sum() }
  return total
}
