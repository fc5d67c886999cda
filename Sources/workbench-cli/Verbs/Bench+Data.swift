internal import Benchmarks
internal import Workbench

extension Verb {
  static let benchData = Verb(
    name: "bench data",
    summary: "Times how photographs become batches, and how long a step waits for them",
    options: [
      Option(name: "--data", value: "DIR", help: "A folder of faces; draws some without it."),
      Option(
        name: "--augment", value: "LIST", help: "Augmentations, with commas between; or none."),
      Option(name: "--resize", value: "N", help: "Side after decoding; 8/7 of the size."),
      Option(name: "--crop", value: "N", help: "Side of the central square that is used."),
      Option(name: "--workers", value: "N", help: "Threads that load."),
      Option(name: "--seconds", value: "X", help: "Of each measurement; 2."),
      .architecture, .batch, .side, .threads, .json,
    ],
    description: [
      "From files and from the decoded copy; beside training steps where an architecture is named."
    ],
    examples: [
      (
        "./workbench bench data --data data/lfw --architecture starter",
        "Times decoding, augmentation and how long a step waits for them."
      )
    ]
  ) { arguments in
    try arguments.prepareBenchmark()
    let rates = try dataBenchmark(arguments).run()
    print(arguments.has("--json") ? try rates.json() : rates.text)
    return .done
  }

  private static func dataBenchmark(_ arguments: Arguments) throws -> DataBenchmark {
    var bench = DataBenchmark()
    bench.folder = arguments.value("--data")
    if let list = arguments.value("--augment") {
      let names = list == "none" ? [] : list.split(separator: ",")
      bench.augmentation = names.map { PluginSpecification(String($0)) }
    }
    bench.architecture = arguments.plugin("--architecture")
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.seconds = try arguments.number("--seconds", in: 0.01...600) ?? bench.seconds
    bench.workers = try arguments.number("--workers", least: 1) ?? bench.workers
    let size = try arguments.number("--size", least: 8) ?? bench.view.size
    let resize = try arguments.number("--resize", least: size) ?? size * 8 / 7
    bench.view = View(
      crop: try arguments.number("--crop", least: 1), resize: resize, size: size)
    return bench
  }
}
