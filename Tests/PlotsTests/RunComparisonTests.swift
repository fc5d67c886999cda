import Foundation
import TestSupport
import Testing

@testable import Plots
@testable import Workbench

@Suite struct RunComparisonTests {
  private func run(_ name: String, key: String, auc: Double, in folder: String) throws
    -> RecordedRun
  {
    let environment = Environment(
      system: "", processor: "", instructionSet: "", threads: 1, seed: 1)
    var record = RunRecord(
      name: name, key: key, configuration: ["loss": name], environment: environment,
      dataManifest: "")
    record.status = .finished
    record.summary["verification.auc"] = Estimate(
      value: auc, lower: auc - 0.01, upper: auc + 0.01, count: 100)
    let path = "\(folder)/\(name)-\(key)"
    try RunDirectory(path).write(record)
    return try RecordedRun(path)
  }

  @Test func `runs of one name are told apart by their keys`() throws {
    try withTemporaryDirectory { folder in
      let comparison = RunComparison([
        try run("softmax", key: "aaaaaaaa", auc: 0.8, in: folder),
        try run("softmax", key: "bbbbbbbb", auc: 0.9, in: folder),
        try run("cos-face", key: "cccccccc", auc: 0.95, in: folder),
      ])
      let script = GnuplotScript.commands(for: comparison.chart.chart)
      for name in ["softmax aaaaaa", "softmax bbbbbb", "cos-face"] {
        #expect(script.contains(name))
      }
    }
  }

  @Test func `the page has the table and the chart with its data`() throws {
    try withTemporaryDirectory { folder in
      let runs = [
        try run("softmax", key: "a", auc: 0.8, in: folder),
        try run("cos-face", key: "b", auc: 0.9, in: folder),
      ]
      let path = try RunComparison(runs).write(to: "\(folder)/page")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("softmax") && text.contains("0.900"))
      #expect(text.contains("figures/comparison.svg"))
      for kind in ["svg", "png", "csv"] {
        #expect(
          FileManager.default.fileExists(atPath: "\(folder)/page/figures/comparison.\(kind)"))
      }
    }
  }
}
