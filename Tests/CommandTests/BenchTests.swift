import TestSupport
import Testing

@testable import Workbench

/// The measuring command, at sizes that take a moment.
@Suite struct BenchTests {
  private func run(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let command = [Engine.running.folder + "/workbench", "bench"] + arguments
    let result = try ChildProcess.run(command + ["--threads", "1"])
    return (result.end, result.text)
  }

  /// The peak memory that the command tells, in MiB.
  private func peak(_ what: String, rows: Int) throws -> Int {
    let (code, text) = try run(what, "--rows", "\(rows)", "--width", "16")
    try #require(code == .code(0), "\(text)")
    let words = text.split(separator: " ")
    let place = try #require(words.firstIndex(of: "peak"), "\(text)")
    return try #require(Int(words[place + 1]), "\(text)")
  }

  @Test(arguments: ["retrieval", "all-pairs"])
  func `evaluation of many embeddings does not keep their scores`(_ what: String) throws {
    // Single precision would take 61 MiB for all scores of 4,000 rows, double 61 for each pair once.
    let more = try peak(what, rows: 4000) - peak(what, rows: 200)
    #expect(more < 45, "\(more) MiB")
  }

  @Test func `the area of made-up scores is that of their law`() throws {
    // A same score is half higher: uniform differences below it have the area 7/8.
    let (code, text) = try run("auc", "--rows", "50000")
    #expect(code == .code(0) && text.contains("area 0.87"), "\(text)")
  }

  @Test func `what cannot be timed is named`() throws {
    let (code, text) = try run("aux")
    #expect(code == .code(2) && text.contains("auc"), "\(text)")
  }
}
