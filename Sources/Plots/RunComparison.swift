internal import Foundation
public import Workbench

/// Finished runs side by side on a page of their own: a table of what differs, and a chart.
public struct RunComparison: Sendable {
  private let runs: [RecordedRun]
  private let measure: (name: String, words: String)

  /// A comparison by verification, or by classification where no run was verified.
  public init(_ runs: [RecordedRun]) {
    self.runs = runs
    let known = [("verification.auc", "AUC"), ("classification.top1", "top-1 accuracy")]
    measure =
      known.first { name, _ in runs.contains { $0.record.summary[name] != nil } } ?? known[0]
  }

  /// The chart: one row a run that has the measure, with its interval.
  var chart: Comparison {
    let names = runs.map(\.record.name)
    let arms = runs.compactMap { run in
      run.record.summary[measure.name].map { estimate in
        let isOnly = names.count { $0 == run.record.name } == 1
        let name = isOnly ? run.record.name : "\(run.record.name) \(run.record.key.prefix(6))"
        return Comparison.Arm(name, estimate)
      }
    }
    return Comparison(measure: measure.words, arms: arms)
  }

  /// Writes `README.md` with the chart's files beside it.
  ///
  /// - Returns: the path of `README.md`.
  /// - Throws: ``StorageError``, or ``GnuplotError`` when the chart cannot be drawn.
  public func write(to folder: String) throws -> String {
    let context = PageContext(folder: folder)
    let (header, rows) = comparisonTable(runs)
    let parts = [
      "# Runs compared", Table(columns: header, rows: rows).markdown(in: context),
      try chart.markdown(in: context),
    ]
    try AtomicFile.makeFolder(folder)
    try context.finish()
    let path = (folder as NSString).appendingPathComponent("README.md")
    try AtomicFile.write(parts.joined(separator: "\n\n") + "\n", to: path)
    return path
  }
}
