internal import Foundation
internal import Workbench

/// What a benchmark of training steps found.
public struct StepReport: Sendable, Codable, Figures {
  /// The architecture with its options.
  public let architecture: String
  /// Images in one batch.
  public let batch: Int
  /// Side of an image.
  public let size: Int
  /// Threads of the pool.
  public let threads: Int
  /// Milliseconds of a step.
  public let milliseconds: Spread
  /// Where the memory went.
  public let memory: MemoryAccount
  /// Time by kind of operation, the longest first.
  public let operations: [Operation]
  /// The same by kind of work.
  public let parts: [StepPart]

  /// The time of one kind of operation in one step.
  public struct Operation: Sendable, Codable {
    /// The function that computes it.
    public let name: String
    /// Shapes of its operands.
    public let operands: [[Int]]
    /// Shape of what it computes.
    public let result: [Int]
    /// How often it is in a step.
    public let count: Int
    /// Milliseconds on the way forth, all together.
    public let forward: Double
    /// Milliseconds on the way back.
    public let backward: Double

    /// Medians of what one kind took in several steps.
    private init(_ kind: Profile.Kind, _ entries: [Profile.Entry]) {
      (name, operands, result) = (kind.name, kind.operands, kind.result)
      count = entries.first?.count ?? 0
      forward = Spread(entries.map(\.forward)).median * 1e3
      backward = Spread(entries.map(\.backward)).median * 1e3
    }

    /// The operations of steps that were all alike, the longest first.
    static func medians(of steps: [[Profile.Entry]]) -> [Operation] {
      Dictionary(grouping: steps.joined(), by: \.kind).map { Operation($0, $1) }.sorted {
        ($1.forward + $1.backward, $0.name) < ($0.forward + $0.backward, $1.name)
      }
    }
  }

  /// Images in a second, at the median.
  public var imagesPerSecond: Double { Double(batch) / milliseconds.median * 1e3 }

  /// One line of speed and one of memory.
  public var text: String {
    String(
      format:
        "%@, batch %d, size %d, threads %d: %.1f ms/step (%.1f…%.1f), %.1f images/s, peak %d MiB",
      architecture, batch, size, threads, milliseconds.median, milliseconds.least,
      milliseconds.most, imagesPerSecond, memory.peak >> 20) + "\n" + memory.text
  }

  /// A table of operations, those of one name together, then by shapes.
  public var profile: String {
    let total = operations.reduce(0) { $0 + $1.forward + $1.backward }
    func line(_ name: String, _ count: Int, _ forward: Double, _ backward: Double) -> String {
      let share = 100 * (forward + backward) / max(1e-9, total)
      return String(format: "%5d × %8.2f %8.2f ms %5.1f %%  ", count, forward, backward, share)
        + name
    }
    let byName = Dictionary(grouping: operations, by: \.name).map { name, all in
      (
        name, all.reduce(0) { $0 + $1.count }, all.reduce(0) { $0 + $1.forward },
        all.reduce(0) { $0 + $1.backward }
      )
    }.sorted { ($1.2 + $1.3, $0.0) < ($0.2 + $0.3, $1.0) }
    let named = byName.map { line($0.0, $0.1, $0.2, $0.3) }
    let shaped = operations.map {
      line(
        Profile.Kind(name: $0.name, operands: $0.operands).text, $0.count, $0.forward, $0.backward)
    }
    return (["  number  forward backward      share  operation"] + named + [""] + shaped)
      .joined(separator: "\n")
  }
}

/// The least, the middle and the most of several measurements.
public struct Spread: Sendable, Codable, Equatable {
  /// The least.
  public let least: Double
  /// The median.
  public let median: Double
  /// The most.
  public let most: Double

  /// The spread of at least one measurement.
  public init(_ values: [Double]) {
    let sorted = values.sorted()
    least = sorted.first ?? 0
    median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    most = sorted.last ?? 0
  }
}
