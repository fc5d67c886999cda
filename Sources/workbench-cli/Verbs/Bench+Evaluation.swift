internal import Benchmarks
internal import Workbench

extension Verb {
  static let benchArea = Verb(
    name: "bench auc",
    summary: "Times area and curve of ten million scores",
    options: [Option(name: "--rows", value: "N", help: "Pairs that are scored."), .threads],
    description: ["Prints medians, with the peak memory of the process."],
    examples: [("./workbench bench auc", "Times the area under a curve.")]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = AreaBenchmark()
    bench.pairs = try arguments.number("--rows", least: 2) ?? bench.pairs
    print(try bench.run())
    return .done
  }

  static let benchRetrieval = evaluation(
    .retrieval, "Times the search of each of 20,000 embeddings among the others")

  static let benchAllPairs = evaluation(
    .allPairs, "Times verification of all pairs of 20,000 embeddings")

  private static func evaluation(
    _ measure: EvaluationBenchmark.Measure, _ summary: String
  ) -> Verb {
    Verb(
      name: "bench \(measure.rawValue)",
      summary: summary,
      options: [Option(name: "--rows", value: "N", help: "Embeddings."), .width, .threads],
      description: ["Prints the seconds, with the peak memory of the process."],
      examples: [("./workbench bench \(measure.rawValue) --rows 5000", "Takes fewer of them.")]
    ) { arguments in
      try arguments.prepareBenchmark()
      var bench = EvaluationBenchmark(measure)
      bench.rows = try arguments.number("--rows", least: 20) ?? bench.rows
      bench.width = try arguments.number("--width", least: 1) ?? bench.width
      print(try bench.run())
      return .done
    }
  }
}
