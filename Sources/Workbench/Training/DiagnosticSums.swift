internal import Foundation

/// What an epoch's steps measured, added up for its means.
struct DiagnosticSums: Equatable, Sendable {
  private struct Sum: Codable, Equatable {
    /// As bits, so that a resumed run rounds nothing.
    var bits: UInt64
    var count: Int
  }

  private var sums: [String: Sum] = [:]

  init() {}

  /// Adds what one step measured.
  mutating func add(_ values: [String: Double]) {
    for (name, value) in values {
      let old = sums[name] ?? Sum(bits: 0, count: 0)
      let total = Double(bitPattern: old.bits) + value
      sums[name] = Sum(bits: total.bitPattern, count: old.count + 1)
    }
  }

  /// The mean of each number over the steps that measured it.
  var means: [String: Double] {
    sums.mapValues { Double(bitPattern: $0.bits) / Double(max(1, $0.count)) }
  }

  /// How many steps measured a number.
  func count(of name: String) -> Int { sums[name]?.count ?? 0 }

  /// The sums as text for a checkpoint, and back; equal sums give equal text.
  var text: String { (try? JSONEncoder.record.text(of: sums)) ?? "" }

  init(text: String) {
    sums = (try? JSONDecoder.record.decode([String: Sum].self, from: Data(text.utf8))) ?? [:]
  }
}
