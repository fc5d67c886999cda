internal import Foundation
internal import Plots
internal import Workbench

extension Verb {
  static let compare = Verb(
    name: "compare",
    summary: "Shows finished runs side by side: what differs, and what came of it",
    operands: [
      Operand(
        name: "RUN", count: .atLeastOnce,
        help: "A run's folder, reports/NAME/runs/RUN, or a report's, for all of its runs.")
    ],
    options: [
      Option(name: "--out", value: "DIR", help: "Writes a page with the table and a chart there.")
    ],
    description: [
      "Prints a table with a column for every setting that differs and for every result. With --out, a page with the table and a chart of the results and their intervals is written, too."
    ],
    examples: [
      ("./workbench compare reports/prototypical", "Compares all runs of a report."),
      (
        "./workbench compare reports/first-steps --out compared", "Writes a page with a chart, too."
      ),
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let runs = try arguments.operands.flatMap(runs)
    guard !runs.isEmpty else { throw arguments.error("there is no run in what was given") }
    let (header, rows) = comparisonTable(runs)
    print(aligned([header] + rows), terminator: "")
    if let folder = arguments.value("--out") {
      Terminal.standard.line("page  \(try RunComparison(runs).write(to: folder))")
    }
    return .done
  }

  private static func runs(_ path: String) throws -> [RecordedRun] {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let isRun = FileManager.default.fileExists(atPath: folder + "/run.json")
    let holder =
      FileManager.default.fileExists(atPath: folder + "/runs") ? folder + "/runs" : folder
    let all = isRun ? [] : RecordedRun.all(in: holder)
    return all.isEmpty ? [try RecordedRun(folder)] : all
  }

  /// Columns as wide as their widest cell.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        Terminal.plain(cell) + String(repeating: " ", count: width - cell.count)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
