import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Workbench

@Suite struct MetricsLogTests {
  private func event(_ step: Int, _ loss: Double = 0.5) -> MetricsEvent {
    MetricsEvent(
      step % 3 == 0 ? .epoch : .step, epoch: step / 3, step: step, values: ["loss": loss])
  }

  @Test func `events are one line each, keys sorted, and read back`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/metrics.jsonl"
      let log = try MetricsLog(path)
      try log.append(event(1))
      try log.append(event(2, .nan))
      #expect(try log.sync() == ReadableFile.bytes(path).count)
      #expect(
        String(decoding: try ReadableFile.bytes(path), as: UTF8.self) == """
          {"epoch":0,"kind":"step","step":1,"values":{"loss":0.5}}
          {"epoch":0,"kind":"step","step":2,"values":{"loss":"nan"}}

          """)
      let read = try MetricsLog.events(in: path)
      #expect(read[0] == event(1))
      #expect(read[1].values["loss"]?.isNaN == true)
    }
  }

  @Test func `a torn last line is dropped wherever it was cut`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/metrics.jsonl"
      let log = try MetricsLog(path)
      for step in 1...2 { try log.append(event(step)) }
      let bytes = try ReadableFile.bytes(path)
      let half = bytes.count / 2
      for length in half..<bytes.count {
        try DurableFile.write(Array(bytes[..<length]), to: path, .hasty)
        #expect(try MetricsLog.events(in: path) == [event(1)])
        try MetricsLog(path).append(event(2))
        #expect(try ReadableFile.bytes(path) == bytes)
      }
    }
  }

  @Test func `a line in the middle that is not an event is refused by its number`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/metrics.jsonl"
      try DurableFile.write(
        Array("{\"epoch\":0,\"kind\":\"step\",\"step\":1,\"values\":{}}\nx\n".utf8), to: path)
      let error = try #require(throws: RunError.self) { try MetricsLog.events(in: path) }
      #expect(error.description.hasPrefix("\(path):2: "))
    }
  }

  @Test func `no file holds no events`() throws {
    #expect(try MetricsLog.events(in: "/nowhere/metrics.jsonl").isEmpty)
  }

  @Test func `going on from a checkpoint gives the file of an undisturbed run`() throws {
    try withTemporaryDirectory { folder in
      let (whole, broken) = ("\(folder)/whole", "\(folder)/broken")
      let log = try MetricsLog(whole)
      for step in 1...9 { try log.append(event(step, 1 / Double(step))) }

      var first: MetricsLog? = try MetricsLog(broken)
      for step in 1...4 { try first?.append(event(step, 1 / Double(step))) }
      let atCheckpoint = try #require(try first?.sync())
      for step in 5...7 { try first?.append(event(step, 1 / Double(step))) }
      first = nil
      let second = try MetricsLog(broken, keeping: atCheckpoint)
      for step in 5...9 { try second.append(event(step, 1 / Double(step))) }
      #expect(try ReadableFile.bytes(broken) == ReadableFile.bytes(whole))
    }
  }

  @Test func `a file shorter than the checkpoint says is refused`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/metrics.jsonl"
      #expect(throws: RunError.metricsTooShort(path, bytes: 0, expected: 7)) {
        try MetricsLog(path, keeping: 7)
      }
    }
  }

  @Test func `a full disk leaves whole lines, and the next event goes in`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/metrics.jsonl"
      let disk = FillingDisk()
      let log = try MetricsLog(path, disk.fileSystem)
      try log.append(event(1))
      disk.isFull.withLock { $0 = true }
      let error = try #require(throws: StorageError.self) { try log.append(event(2)) }
      #expect(error.code == ENOSPC && error.path == path)
      #expect(try MetricsLog.events(in: path) == [event(1)])
      disk.isFull.withLock { $0 = false }
      try log.append(event(2))
      #expect(try MetricsLog.events(in: path) == [event(1), event(2)])
    }
  }
}
