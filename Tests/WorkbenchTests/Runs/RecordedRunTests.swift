import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct RecordedRunTests {
  @Test func `a run whose process lives is running`() throws {
    try withTemporaryDirectory { folder in
      let run = try RunDirectory("\(folder)/run")
      try run.write(.sample())
      #expect(try RecordedRun(run.path).state == .running)
    }
  }

  @Test func `a run whose lock was let go without a last word was killed`() throws {
    try withTemporaryDirectory { folder in
      try RunDirectory("\(folder)/run").write(.sample())
      #expect(try RecordedRun("\(folder)/run").state == .killed)
    }
  }

  @Test func `a run whose process was killed is never running`() throws {
    try withTemporaryDirectory { folder in
      var holder = RunLock.Holder.current
      let child = try ended()
      for change in [\RunLock.Holder.bootID, \.startTime] {
        var other = holder
        other[keyPath: change] += "1"
        #expect(try state(in: folder, held: other) == .killed)
      }
      holder.pid = child
      #expect(try state(in: folder, held: holder) == .killed)
      holder = .current
      #expect(try state(in: folder, held: holder) == .running)
      holder.host += "-other"
      holder.pid = child
      #expect(try state(in: folder, held: holder) == .running)
    }
  }

  @Test(
    "a run that had a last word is what it said",
    arguments: [
      (RunStatus.interrupted, RecordedRun.State.interrupted), (.failed, .failed),
      (.finished, .finished),
    ])
  func lastWord(status: RunStatus, state: RecordedRun.State) throws {
    try withTemporaryDirectory { folder in
      var record = RunRecord.sample()
      record.status = status
      try RunDirectory("\(folder)/run").write(record)
      #expect(try RecordedRun("\(folder)/run").state == state)
    }
  }

  @Test func `only the ends of epochs are kept, and reading changes nothing`() throws {
    try withTemporaryDirectory { folder in
      let run = try RunDirectory("\(folder)/run")
      try run.write(.sample())
      let log = try run.resume().metrics
      try log.append(MetricsEvent(.step, epoch: 0, step: 1, values: ["loss": 2]))
      let end = MetricsEvent(.epoch, epoch: 0, step: 1, values: ["loss": 1])
      try log.append(end)
      let before = directoryEntries(run.path)
      #expect(try RecordedRun(run.path).epochs == [end])
      #expect(directoryEntries(run.path) == before)
    }
  }

  @Test func `a folder that is not a run is refused`() throws {
    try withTemporaryDirectory { folder in
      #expect(throws: RunError.noRecord(folder, reason: "there is no run.json in it")) {
        try RecordedRun(folder)
      }
    }
  }

  @Test func `the newest other run of the name says why this one is stale`() throws {
    try withTemporaryDirectory { folder in
      for (name, key, margin) in [("a", "k1", 0.1), ("a", "k2", 0.3), ("b", "k3", 0.9)] {
        let run = try RunDirectory("\(folder)/\(name)-\(key)")
        try run.write(.sample(name: name, key: key, ["loss.margin": "\(margin)"]))
        let time = Date(timeIntervalSince1970: margin * 100)
        try FileManager.default.setAttributes(
          [.modificationDate: time], ofItemAtPath: "\(run.path)/run.json")
      }
      let other = try #require(RecordedRun.newest(named: "a", otherThan: "k9", in: folder))
      #expect(other.record.key == "k2")
      #expect(
        changedParts(old: other.record.parts, new: ["loss.margin": "0.5"]) == [
          "loss.margin 0.3 → 0.5"
        ])
      #expect(RecordedRun.newest(named: "a", otherThan: "k2", in: folder)?.record.key == "k1")
      #expect(RecordedRun.newest(named: "c", otherThan: "", in: folder) == nil)
    }
  }

  private func state(in folder: String, held holder: RunLock.Holder) throws -> RecordedRun.State {
    let run = try RunDirectory("\(folder)/run")
    try run.write(.sample())
    try JSONEncoder.record.encode(holder).write(to: URL(fileURLWithPath: "\(run.path)/run.lock"))
    return try withExtendedLifetime(run) { try RecordedRun(run.path).state }
  }

  /// The pid of a process that has ended.
  private func ended() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }
}
