import Autograd
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct RunDirectoryTests {
  @Test func `a run's folder is named by recipe, name and key`() throws {
    #expect(
      try RunDirectory.path(reports: "reports", recipe: "lfw", name: "proto", key: "0123456789ab")
        == "reports/lfw/runs/proto-0123456789ab")
    for name in ["", "..", "a/b", ".hidden", "-x", "a\nb", "ü", String(repeating: "a", count: 101)]
    {
      #expect(throws: RunError.badName(name, of: "run")) {
        try RunDirectory.path(reports: "reports", recipe: "lfw", name: name, key: "k")
      }
    }
    for name in ["größe", "my faces", "顔"] {
      #expect(throws: Never.self) { try RunDirectory.check(name, isNameOf: .recipe) }
    }
    for name in ["", "..", "a/b", ".hidden", " a", "a\nb", "a\u{202E}b", "a`b", "a]b"] {
      #expect(throws: RunError.badName(name, of: "recipe")) {
        try RunDirectory.check(name, isNameOf: .recipe)
      }
    }
  }

  @Test func `two writers never share a folder, and the second is told who has it`() throws {
    try withTemporaryDirectory { folder in
      var first: RunDirectory? = try RunDirectory("\(folder)/run")
      let error = try #require(throws: RunError.self) { try RunDirectory("\(folder)/run") }
      #expect(error.description.contains("in use by process \(getpid()) on "))
      #expect(first != nil)
      first = nil
      _ = try RunDirectory("\(folder)/run")
    }
  }

  @Test func `a record is read back, numbers without a value too`() throws {
    try withTemporaryDirectory { folder in
      let run = try RunDirectory("\(folder)/run")
      #expect(try run.record() == nil)
      var record = RunRecord.sample()
      record.summary["verification.auc"] = Estimate(
        value: 0.9, lower: 0.8, upper: .infinity, count: 3)
      record.cost = RunCost(seconds: 1.5, peakBytes: 10, imagesPerSecond: 2)
      try run.write(record)
      #expect(try run.record() == record)
      #expect(directoryEntries(run.path) == ["run.json", "run.lock"])
      try DurableFile.write(Array("{".utf8), to: "\(run.path)/run.json")
      #expect(throws: RunError.self) { try run.record() }
    }
  }

  @Test func `a run goes on from its checkpoint, its metrics cut back to it`() throws {
    try withTemporaryDirectory { folder in
      var run: RunDirectory? = try RunDirectory("\(folder)/run")
      var progress = try #require(try run?.resume())
      #expect(progress.checkpoint == nil)
      try progress.metrics.append(MetricsEvent(.step, epoch: 0, step: 1, values: [:]))
      try run?.save(.sample(step: 1), metrics: progress.metrics)
      try progress.metrics.append(MetricsEvent(.step, epoch: 0, step: 2, values: [:]))
      try progress.timings.append(["seconds": 1.0])
      run = nil

      run = try RunDirectory("\(folder)/run")
      progress = try #require(try run?.resume())
      #expect(progress.checkpoint?.position.globalStep == 1)
      #expect(try MetricsLog.events(in: progress.metrics.path).map(\.step) == [1])
      #expect(try ReadableFile.bytes(progress.timings.path).count > 0)
      run = nil

      run = try RunDirectory("\(folder)/run", fresh: true)
      progress = try #require(try run?.resume())
      #expect(progress.checkpoint == nil)
      #expect(try MetricsLog.events(in: progress.metrics.path).isEmpty)
    }
  }

  @Test func `a run that could not save three checkpoints does not begin`() throws {
    try withTemporaryDirectory { folder in
      let run = try RunDirectory("\(folder)/run")
      try run.requireSpace(checkpointBytes: 1000)
      for bytes in [Int.max / 4, Int.max / 2] {
        let error = try #require(throws: StorageError.self) {
          try run.requireSpace(checkpointBytes: bytes)
        }
        #expect(error.path == run.path)
        #expect(error.description.contains("\(bytes) bytes need to fit"))
      }
    }
  }

  @Test func `what a crash left beside the record is cleared away`() throws {
    try withTemporaryDirectory { folder in
      mkdir("\(folder)/run", 0o777)
      try DurableFile.write([1], to: "\(folder)/run/run.json.tmp-1234")
      let run = try RunDirectory("\(folder)/run")
      #expect(directoryEntries(run.path) == ["run.lock"])
    }
  }
}

extension RunRecord {
  static func sample(
    name: String = "proto", key: String = "0123456789ab", _ configuration: [String: String] = [:]
  ) -> RunRecord {
    RunRecord(
      name: name, key: key, configuration: configuration, parts: configuration,
      environment: Environment(
        system: "s", processor: "p", instructionSet: "avx2", threads: 2, seed: 1),
      dataManifest: "abc")
  }
}
