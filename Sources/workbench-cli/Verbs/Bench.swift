internal import Autograd
internal import Benchmarks
internal import Workbench

/// Options that several benchmarks share.
extension Verb.Option {
  static let architecture = Verb.Option(
    name: "--architecture", value: "PLUGIN", help: "The network, with its options.")
  static let batch = Verb.Option(name: "--batch", value: "N", help: "Images in a batch.")
  static let side = Verb.Option(name: "--size", value: "N", help: "Side of an image in pixels.")
  static let classes = Verb.Option(
    name: "--classes", value: "N", help: "Identities of the training set.")
  static let width = Verb.Option(name: "--width", value: "N", help: "Size of an embedding.")
  static let engine = Verb.Option(name: "--engine", value: "NAME", help: ConvolutionMethod.help)
  static let threads = Verb.Option(
    name: "--threads", value: "N", help: "Threads of the one pool.")
  static let json = Verb.Option(name: "--json", help: "Prints figures as an object of JSON.")
}

extension Arguments {
  /// Sets what holds for every benchmark: threads, and the engine of convolutions.
  func prepareBenchmark() throws {
    if let threads = try number("--threads", least: 1) as Int? { Threads.set(threads) }
    let takesEngine = verb.options.contains { $0.name == Verb.Option.engine.name }
    ConvolutionMethod.current = try (takesEngine ? engine("--engine") : nil) ?? .automatic
  }

  /// The value of an option as a plugin with its options.
  func plugin(_ option: String) -> PluginSpecification? {
    value(option).map { PluginSpecification($0) }
  }
}

extension Verb {
  /// Every benchmark.
  static let benchmarks: [Verb] = [
    .benchStep, .benchInference, .benchConvolution, .benchData, .benchLoss, .benchArea,
    .benchRetrieval, .benchAllPairs, .benchCurve, .benchMachine, .benchScale, .benchRoofline,
  ]

  static let benchLoss = Verb(
    name: "bench loss",
    summary: "Times a loss with its gradients",
    options: [
      Option(name: "--loss", value: "PLUGIN", help: "The loss, with its options."), .classes,
      Option(name: "--images", value: "N", help: "Rows of each class of the batch."),
      Option(name: "--batch", value: "N", help: "Rows of the batch."), .width, .threads,
    ],
    description: ["Prints the median, and the memory that one more batch took at its peak."],
    examples: [
      (
        "./workbench bench loss --loss arc-face --classes 100000 --threads 2",
        "Times a loss of very many identities."
      )
    ]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = LossBenchmark()
    bench.loss = arguments.plugin("--loss") ?? bench.loss
    bench.classes = try arguments.number("--classes", least: 2) ?? bench.classes
    bench.images = try arguments.number("--images", least: 1) ?? bench.images
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.width = try arguments.number("--width", least: 1) ?? bench.width
    print(try bench.run())
    return .done
  }

  static let benchMachine = Verb(
    name: "bench machine",
    summary: "Measures what this machine can do at best",
    options: [.threads, .json],
    description: [
      "Multiply-adds in registers and copies of memory: the two ceilings that bound every kernel."
    ],
    examples: [("./workbench bench machine --threads 2", "Measures two cores.")]
  ) { arguments in
    try arguments.prepareBenchmark()
    let ceilings = MachineBenchmark().run()
    print(arguments.has("--json") ? try ceilings.json() : ceilings.text)
    return .done
  }
}
