internal import Foundation

/// One experiment trained from several seeds.
public struct Repetition: Sendable {
  /// The name without a seed.
  public let name: String
  /// A run a seed.
  public let runs: [Run]
}

/// What the runs of a repetition reach on the same trials.
public struct RepeatedVerification: Sendable {
  /// The name without a seed.
  public let name: String
  /// A verification a seed.
  public let results: [Verification]

  /// The mean area under the ROC curve over the seeds, with Student's interval.
  public var auc: Estimate { .mean(of: results.map(\.summary.auc.value)) }
  /// The mean equal error rate over the seeds, with Student's interval.
  public var eer: Estimate { .mean(of: results.map(\.summary.eer.rate.value)) }

  /// The mean gain in AUC over another experiment, seed by seed, with Student's interval.
  public func gain(over other: RepeatedVerification) -> Estimate {
    .mean(
      of: zip(results, other.results).map { $0.summary.auc.value - $1.summary.auc.value })
  }
}

/// What repeated verifications say beside each other: a table, and a sentence on each.
public struct RepeatedComparison: Showable {
  /// What is compared.
  public let results: [RepeatedVerification]
  /// What the others are held against: the first.
  public var baseline: RepeatedVerification? { results.first }

  /// A comparison of all with the first.
  public init(_ results: [RepeatedVerification]) { self.results = results }

  /// The sentences: which experiment is better or worse than the first, and which cannot be told.
  public var sentences: [String] {
    guard let baseline else { return [] }
    return results.dropFirst().map { result in
      let gain = result.gain(over: baseline)
      let size = String(format: "%.3f", abs(gain.value))
      guard gain.lower.isFinite else {
        return
          "\(result.name) and \(baseline.name) differ by \(size) in AUC; one seed tells no more."
      }
      let interval = String(format: "%.3f to %.3f", gain.lower, gain.upper)
      if gain.lower > 0 {
        return "\(result.name) is better than \(baseline.name) by \(size) in AUC (\(interval))."
      }
      if gain.upper < 0 {
        return "\(result.name) is worse than \(baseline.name) by \(size) in AUC (\(interval))."
      }
      return "\(result.name) cannot be told from \(baseline.name): the gain in AUC is "
        + String(format: "%.3f", gain.value) + " (\(interval))."
    }
  }

  /// The table and the sentences.
  public func markdown(in context: PageContext) throws -> String {
    let table = Table(
      "experiment", "mean AUC", "each seed", "mean EER",
      rows: results.map { result in
        [
          result.name, result.auc.text(digits: 3),
          result.results.map { String(format: "%.3f", $0.summary.auc.value) }
            .joined(separator: ", "),
          result.eer.text(digits: 3),
        ]
      })
    let seeds = results.first?.results.count ?? 0
    let note =
      "Means over \(seeds) seed\(seeds == 1 ? "" : "s") with Student's 95 % interval; gains are "
      + "compared seed by seed. The pairs are the same for all."
    let list = sentences.map { "- " + Escaping.markdown($0) }.joined(separator: "\n")
    return [table.markdown(in: context), Escaping.markdown(note), list]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
