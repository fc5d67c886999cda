import Foundation
import TestSupport
import Testing

@testable import Workbench

/// What operations take by their definition, and the chart of what they reach.
@Suite struct RooflineTests {
  private struct Report: Decodable {
    struct Ceilings: Decodable { let operationsPerSecond, bytesPerSecond: Double }
    struct Sample: Decodable {
      let operation, kind, pass: String
      let engine: String?
      let milliseconds, gigaflops, intensity: Double
    }
    let ceilings: Ceilings
    let samples: [Sample]
  }

  private func bench(_ arguments: String...) throws -> (code: ChildProcess.End, text: String) {
    let command = [Engine.running.folder + "/workbench", "bench"] + arguments
    let result = try ChildProcess.run(command + ["--threads", "1"])
    return (result.end, result.text)
  }

  @Test func `convolutions in all passes and normalisations are measured and drawn`() throws {
    try withTemporaryDirectory { folder in
      let (code, text) = try bench(
        "roofline", "--batch", "1", "--size", "32", "--out", folder, "--json")
      try #require(code == .code(0), "\(text)")
      try expectWhole(JSONDecoder().decode(Report.self, from: Data(text.utf8)))
      let svg = try String(contentsOfFile: folder + "/roofline.svg", encoding: .utf8)
      #expect(svg.contains("3×3, to weights") && svg.contains("GB/s"))
      let csv = try String(contentsOfFile: folder + "/roofline.csv", encoding: .utf8)
      #expect(csv.contains("normalisation, backward"))
    }
  }

  private func expectWhole(_ report: Report) {
    #expect(report.ceilings.operationsPerSecond > 0 && report.ceilings.bytesPerSecond > 0)
    #expect(report.samples.allSatisfy { $0.gigaflops > 0 && $0.milliseconds > 0 })
    // Eleven convolutions in three passes, of which the stem has two; each by one engine.
    let convolutions = report.samples.filter { $0.engine != nil }
    #expect(convolutions.count == 32)
    #expect(Set(convolutions.map { $0.operation + $0.pass }).count == 32)
    let kinds = Set(report.samples.map(\.kind))
    #expect(
      kinds == [
        "3×3", "3×3, stride 2", "1×1, stride 2", "stem 7×7, stride 2", "normalisation",
      ], "\(kinds)")
  }

  @Test func `operations and bytes are those of the definition`() throws {
    let (code, text) = try bench("conv", "--batch", "2", "--size", "32", "--json")
    try #require(code == .code(0), "\(text)")
    struct Row: Decodable { let convolution, pass, kind: String; let intensity: Double }
    let rows = try JSONDecoder().decode([Row].self, from: Data(text.utf8))
    func intensity(_ convolution: String, _ pass: String) -> Double? {
      rows.first { $0.convolution == convolution && $0.pass == pass }?.intensity
    }
    // 2 × 8² × 64 elements on both sides, 3² × 64² weights; 2 × 2 × 8² × 64 × 3² × 64 operations.
    let square = 9_437_184.0 / (4 * (8192 + 8192 + 36_864))
    for pass in ["forward", "to input", "to weights"] {
      #expect(abs(try #require(intensity("64→64 @ 8, 3×3", pass)) - square) < 1e-9)
    }
    // 2 × 4² × 128 results, 64 × 128 weights: forward, three of four pixels are never read.
    let skipping = 524_288.0 / (4 * (2048 + 4096 + 8192))
    let whole = 524_288.0 / (4 * (8192 + 4096 + 8192))
    let projection = "64→128 @ 8, 1×1, stride 2"
    #expect(abs(try #require(intensity(projection, "forward")) - skipping) < 1e-9)
    #expect(abs(try #require(intensity(projection, "to input")) - whole) < 1e-9)
  }
}
