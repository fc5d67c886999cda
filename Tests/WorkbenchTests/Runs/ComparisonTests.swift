import TestSupport
import Testing

@testable import Workbench

@Suite struct ComparisonTests {
  private func run(
    in folder: String, _ name: String, _ configuration: [String: String], auc: Double?,
    status: RunStatus = .finished
  ) throws -> RecordedRun {
    let run = try RunDirectory("\(folder)/\(name)")
    var record = RunRecord.sample(name: name, key: "k", configuration)
    record.status = status
    record.cost = auc.map { _ in RunCost(seconds: 42, peakBytes: 1, imagesPerSecond: 1) }
    if let auc {
      record.summary["verification.auc"] = Estimate(
        value: auc, lower: auc - 0.01, upper: auc + 0.01, count: 100)
      record.summary["parameters"] = Estimate(
        value: 1_264_000, lower: .nan, upper: .nan, count: 1)
    }
    try run.write(record)
    return try RecordedRun(run.path)
  }

  @Test func `only what differs is a column, and what a run lacks is empty`() throws {
    try withTemporaryDirectory { folder in
      let runs = [
        try run(in: folder, "a", ["epochs": "3", "loss": "softmax"], auc: 0.9),
        try run(
          in: folder, "b", ["epochs": "3", "loss": "cos-face", "loss.margin": "0.2"], auc: nil),
      ]
      let table = comparisonTable(runs)
      #expect(
        table.header == ["run", "loss", "loss.margin", "AUC (95 %)", "parameters", "seconds"])
      #expect(
        table.rows == [
          ["a-k", "softmax", "", "0.900 (0.890–0.910)", "1,264,000", "42.0"],
          ["b-k", "cos-face", "0.2", "", "", ""],
        ])
    }
  }

  @Test func `a run that is not finished shows how far it came`() throws {
    try withTemporaryDirectory { folder in
      let runs = [
        try run(in: folder, "a", [:], auc: 0.9),
        try run(in: folder, "b", [:], auc: 0.8, status: .interrupted),
      ]
      let table = comparisonTable(runs)
      #expect(table.header.last == "state")
      #expect(table.rows.map(\.last) == ["finished", "interrupted"])
    }
  }

  @Test func `no runs make no rows`() {
    #expect(comparisonTable([]).rows.isEmpty)
  }

  @Test func `any value is flattened to dotted names`() throws {
    struct Inner: Encodable { var margin = 0.25, scale = 64 }
    struct Outer: Encodable { var loss = Inner(), name = "x", list = [1, 2], flag = true }
    #expect(
      try RunRecord.flattened(Outer()) == [
        "loss.margin": "0.25", "loss.scale": "64", "name": "x", "list": "[1,2]", "flag": "true",
      ])
  }
}
