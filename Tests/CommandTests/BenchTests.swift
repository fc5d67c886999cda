import Foundation
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

  @Test func `photographs are timed from files, from a copy and beside steps`() throws {
    let (code, text) = try run(
      "data", "--architecture", "starter width=4", "--size", "16", "--batch", "8", "--seconds",
      "0.05", "--json")
    try #require(code == .code(0), "\(text)")
    let rates = try JSONDecoder().decode(Rates.self, from: Data(text.drop { $0 != "{" }.utf8))
    #expect(rates.photographs == 120 && rates.view.resize == 18 && rates.rows.count == 6)
    #expect(rates.rows.allSatisfy { $0.imagesPerSecond > 0 })
    // A photograph of a copy has 18 × 18 × 3 bytes.
    let copy = rates.rows[2]
    #expect(abs(try #require(copy.megabytesPerSecond) * 1e6 / copy.imagesPerSecond - 972) < 1)
    #expect(rates.rows.suffix(2).allSatisfy { (0..<1).contains($0.waitingShare ?? -1) })
    #expect(try run("data", "--augment", "mirror").text.contains("no augmentation"))
  }

  private struct Rates: Decodable {
    struct Row: Decodable {
      let imagesPerSecond: Double
      let megabytesPerSecond: Double?
      let waitingShare: Double?
    }
    let photographs: Int
    let view: View
    let rows: [Row]
  }

  @Test func `convolutions are timed in all passes, and one engine is chosen for each`() throws {
    struct Row: Decodable {
      let convolution: String
      let pass: String
      let engine: String
      let isChosen: Bool
      let milliseconds: Double
    }
    let (code, text) = try run("conv", "--batch", "1", "--size", "16", "--json")
    try #require(code == .code(0), "\(text)")
    let rows = try JSONDecoder().decode([Row].self, from: Data(text.utf8))
    #expect(rows.allSatisfy { $0.milliseconds > 0 })
    for (measured, engines) in Dictionary(grouping: rows, by: { "\($0.convolution) \($0.pass)" }) {
      #expect(engines.filter(\.isChosen).count == 1, "\(measured)")
    }
    #expect(Set(rows.map(\.pass)) == ["forward", "to input", "to weights"])
    #expect(Set(rows.map(\.engine)).isSuperset(of: ["onednn", "winograd", "winograd-2x2"]))
  }

  @Test func `an engine that is not known is answered with the nearest one`() throws {
    let (code, text) = try run("step", "--engine", "winogrd")
    #expect(code == .code(2) && text.contains("did you mean winograd?"), "\(text)")
  }

  @Test func `a step tells its spread, its memory and its operations as an object`() throws {
    let (code, text) = try run(
      "step", "--architecture", "starter width=4", "--batch", "6", "--size", "32", "--steps", "3",
      "--classes", "10", "--json")
    try #require(code == .code(0), "\(text)")
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let time = report.milliseconds
    #expect(0 < time.least && time.least <= time.median && time.median <= time.most)
    let memory = report.memory
    let parts = [memory.model, memory.optimizer, memory.images, memory.step, memory.process]
    #expect(parts.allSatisfy { $0 > 0 } && parts.reduce(memory.gaps, +) <= memory.peak * 101 / 100)
    #expect(report.operations.contains { $0.name == "convolved" && $0.backward > 0 })
  }

  private struct Report: Decodable {
    struct Time: Decodable { var least, median, most: Double }
    struct Memory: Decodable { var model, optimizer, images, step, gaps, process, peak: Int }
    struct Operation: Decodable {
      var name: String
      var backward: Double
    }
    var milliseconds: Time
    var memory: Memory
    var operations: [Operation]
  }

  @Test func `what cannot be timed is named`() throws {
    let (code, text) = try run("stp")
    #expect(code == .code(2) && text.contains("step"), "\(text)")
  }
}
