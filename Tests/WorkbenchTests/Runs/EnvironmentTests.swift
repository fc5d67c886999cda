import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct EnvironmentTests {
  @Test(
    "the instruction set is the widest whose whole family is there",
    arguments: [
      ("sse4_2 avx avx2 fma avx512f avx512bw avx512vl avx512dq", "avx512"),
      ("sse4_2 avx avx2 fma avx512f", "avx2"), ("sse4_2 avx avx2", "sse4.2"), ("sse2", "baseline"),
    ])
  func instructionSet(flags: String, name: String) {
    #expect(Environment.instructionSet(flags: flags) == name)
  }

  @Test func `a field of /proc is found by its whole name`() {
    let text = "model\t\t: 17\nmodel name\t: A CPU : fast\nmodel name\t: another\n"
    #expect(Environment.field("model name", of: text) == "A CPU : fast")
    #expect(Environment.field("flags", of: text) == nil)
  }

  @Test func `the working tree is dirty when a tracked file outside reports differs`() throws {
    try withTemporaryDirectory { folder in
      func commit() -> Environment { .current(threads: 2, seed: 7, folder: folder) }
      #expect(commit().commit == nil)
      try git("init -q", folder)
      try Data("1".utf8).write(to: URL(fileURLWithPath: "\(folder)/a.swift"))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/reports", withIntermediateDirectories: true)
      try Data("1".utf8).write(to: URL(fileURLWithPath: "\(folder)/reports/page.md"))
      try git("add .", folder)
      try git("-c user.name=a -c user.email=a@b commit -q -m a", folder)
      #expect(commit().commit?.count == 40)
      #expect(!commit().isDirty)
      try Data("2".utf8).write(to: URL(fileURLWithPath: "\(folder)/reports/page.md"))
      #expect(!commit().isDirty)
      try Data("2".utf8).write(to: URL(fileURLWithPath: "\(folder)/a.swift"))
      #expect(commit().isDirty)
    }
  }

  @Test func `the peak of memory grows with what is held`() {
    let before = peakMemoryBytes()
    let block = [UInt8](repeating: 1, count: before + 50_000_000)
    #expect(peakMemoryBytes() >= block.count)
  }

  private func git(_ arguments: String, _ folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments.split(separator: " ").map(String.init)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
