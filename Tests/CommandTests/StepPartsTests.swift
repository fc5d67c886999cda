import Foundation
import Testing

@testable import Workbench

/// Where the time of a step goes, by kind of work.
@Suite struct StepPartsTests {
  private struct Report: Decodable {
    struct Part: Decodable, Equatable {
      let name: String
      let count: Int
      let forward, backward, operations, bytes: Double
    }
    struct Operation: Decodable {
      let name: String
      let result: [Int]
      let forward, backward: Double
    }
    let parts: [Part]
    let operations: [Operation]
  }

  private func report(_ architecture: String) throws -> Report {
    let command = [
      Engine.running.folder + "/workbench", "bench", "step", "--architecture", architecture,
      "--batch", "2", "--size", "32", "--classes", "10", "--steps", "3", "--threads", "1",
      "--profile", "--json",
    ]
    let result = try ChildProcess.run(command)
    try #require(result.end == .code(0), "\(result.text)")
    return try JSONDecoder().decode(Report.self, from: Data(result.text.utf8))
  }

  @Test func `a profile asked for as JSON is one object whose parts hold all of the time`() throws {
    let report = try report("res-net depth=18 width=16 stem=large embedding=0")
    let names = Set(report.parts.map(\.name))
    #expect(
      names == [
        "convolution stem 7×7, stride 2", "convolution 3×3", "convolution 3×3, stride 2",
        "convolution 1×1, stride 2", "normalisation", "update", "rest",
      ], "\(names)")
    func time(_ values: [(Double, Double)]) -> Double { values.reduce(0) { $0 + $1.0 + $1.1 } }
    let whole = time(report.operations.map { ($0.forward, $0.backward) })
    #expect(abs(time(report.parts.map { ($0.forward, $0.backward) }) / whole - 1) < 1e-9)
    #expect(report.parts.last?.name == "rest")
    #expect(report.operations.contains { $0.name == "convolved" && $0.result == [2, 8, 8, 16] })
  }

  @Test func `parts know the operations and bytes of their definition`() throws {
    let parts = try report("res-net depth=18 width=16 stem=large embedding=0").parts
    func part(_ name: String) throws -> Report.Part {
      try #require(parts.first { $0.name == name })
    }
    // 2 × 16² × 16 results of 3 × 7² products each, forward and to the weights.
    let stem = try part("convolution stem 7×7, stride 2")
    #expect(stem.count == 1 && stem.operations == Double(2 * 2 * 8192 * 147))
    #expect(stem.bytes == Double(2 * 4 * (2 * 32 * 32 * 3 + 16 * 147 + 8192)))
    // Twenty convolutions are each normalised; nothing else of the network is.
    #expect(try part("normalisation").count == 20)
    #expect(try part("convolution 3×3").count == 13 && part("convolution 1×1, stride 2").count == 3)
    #expect(try part("update").operations == 0)
  }

  @Test func `kernels of single channels are a part of their own`() throws {
    let names = try report("mobile-net-v2 embedding=0").parts.map(\.name)
    #expect(names.contains("convolution grouped 3×3"), "\(names)")
    #expect(names.contains("convolution stem 3×3, stride 2"), "\(names)")
  }
}
