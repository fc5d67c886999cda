internal import Checks
internal import Foundation
internal import Workbench

/// The replay of a folder of reference numbers, printed as a table.
struct FixtureCheck {
  let folder: String

  /// Replays every file; `done` when no case fails.
  ///
  /// - Throws: ``DataError`` when the folder or one of its files cannot be used.
  func run() throws -> ExitCode {
    var reports: [(file: String, cases: [CaseReport])] = []
    do {
      for file in try FixtureFile.names(in: folder) {
        reports.append((file, try Replays.reports(of: file, in: folder)))
      }
    } catch let error as FixtureError {
      let place = error.description.hasPrefix(folder) ? "fixtures" : folder
      throw DataError(place, error.description)
    }
    let all = reports.flatMap(\.cases)
    print(table(reports.map { ($0.file, $0.cases) } + [("total", all)]))
    let differences = all.filter { $0.passed && $0.reason != nil }
    if !differences.isEmpty { print("\ndeliberate differences\n" + list(differences)) }
    let failures = all.filter { !$0.passed }.flatMap(\.failures)
    guard !failures.isEmpty else { return .done }
    print("\nfailed\n" + failures.map { "  \($0)" }.joined(separator: "\n"))
    return .failed
  }

  private func table(_ rows: [(String, [CaseReport])]) -> String {
    let heading = ["file", "cases", "passed", "differ", "failed", "worst 64", "worst 32"]
    let cells = rows.map { file, cases in
      let passed = cases.filter(\.passed)
      func worst(_ type: ScalarType) -> String {
        let errors = passed.filter { $0.reason == nil }.compactMap { $0.worst(type) }
        return errors.max().map { String(format: "%.1e", $0) } ?? "–"
      }
      let counts = [
        cases.count, passed.count { $0.reason == nil }, passed.count { $0.reason != nil },
        cases.count - passed.count,
      ]
      return [file] + counts.map(String.init) + [worst(.float64), worst(.float32)]
    }
    let widths = heading.indices.map { column in
      ([heading] + cells).map { $0[column].count }.max() ?? 0
    }
    return ([heading] + cells).map { row in
      zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Cases with one reason stand together.
  private func list(_ reports: [CaseReport]) -> String {
    var reasons: [String] = []
    for report in reports where !reasons.contains(report.reason ?? "") {
      reasons.append(report.reason ?? "")
    }
    return reasons.map { reason in
      let cases = reports.filter { $0.reason == reason }.map { "\($0.file)/\($0.id)" }
      return "  \(cases.joined(separator: ", "))\n    \(reason)"
    }.joined(separator: "\n")
  }
}
