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
    ConvolutionMethod.current = try engine("--engine") ?? .automatic
  }

  /// The value of an option as a plugin with its options.
  func plugin(_ option: String) -> PluginSpecification? {
    value(option).map { PluginSpecification($0) }
  }
}

extension Verb {
  static let bench = Verb(
    name: "bench",
    summary: "Times the engine on this machine",
    operands: [
      Operand(
        name: "WHAT", count: .once,
        help: """
          step: a full training step; infer: embeddings of a batch; \
          conv: single convolutions by every engine; data: how photographs become batches; \
          loss: a loss with its gradients; auc: area and curve of ten million scores; retrieval, \
          step: a full training step; curve: the losses of steps on numbers of a formula; loss: a loss with its gradients; auc: area and curve of ten million scores; retrieval, \
          all-pairs: evaluation of 20,000 embeddings.
          """)
    ],
    options: [
      Option(
        name: "--architecture", value: "PLUGIN",
        help: "step, infer, data: the network, with its options."),
      Option(name: "--data", value: "DIR", help: "data: a folder of faces; draws some without it."),
      Option(
        name: "--augment", value: "LIST",
        help: "data: augmentations, with commas between; none for none."),
      Option(name: "--resize", value: "N", help: "data: side after decoding; 8/7 of the size."),
      Option(name: "--crop", value: "N", help: "data: side of the central square that is used."),
      Option(name: "--workers", value: "N", help: "data: threads that load."),
      Option(name: "--seconds", value: "X", help: "data: of each measurement; 2."),
      Option(name: "--json", help: "infer, data: prints the figures as JSON."),
        name: "--architecture", value: "PLUGIN", help: "step, curve: the network, with its options."
      ),
      Option(name: "--loss", value: "PLUGIN", help: "loss: the loss, with its options."),
      Option(
        name: "--classes", value: "N",
        help: "loss: identities of the training set; curve: values of the embedding."),
      Option(name: "--images", value: "N", help: "loss: rows of each class of the batch."),
      Option(name: "--batch", value: "N", help: "step, infer, data, loss: images in a batch."),
      Option(name: "--size", value: "N", help: "step, infer, data: side of an image in pixels."),
      Option(name: "--batch", value: "N", help: "step, curve, loss: images in a batch."),
      Option(name: "--size", value: "N", help: "step, curve: side of an image in pixels."),
      Option(name: "--steps", value: "N", help: "curve: training steps."),
      Option(
        name: "--batch", value: "N", help: "step, infer, conv, data, loss: images in a batch."),
      Option(
        name: "--size", value: "N", help: "step, infer, conv, data: side of an image in pixels."),
      Option(
        name: "--rows", value: "N", help: "auc: pairs; retrieval, all-pairs: embeddings."),
      Option(
        name: "--width", value: "N", help: "loss, retrieval, all-pairs: size of an embedding."),
      Option(name: "--engine", value: "NAME", help: ConvolutionMethod.help),
      Option(name: "--threads", value: "N", help: "Threads of the one pool."),
      Option(name: "--json", help: "infer, conv, data: prints the figures as JSON."),
    ],
    description: [
      """
      Prints medians on one line, with the peak memory of the process. A step is forward, loss, \
      backward and update; unless options say otherwise, of a ResNet-18 on 32 images of 112 pixels.
      """
  /// Every benchmark.
  static let benchmarks: [Verb] = [
    .benchStep, .benchInference, .benchConvolution, .benchData, .benchLoss, .benchArea,
    .benchRetrieval, .benchAllPairs, .benchCurve, .benchMachine, .benchScale,
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
    let what = arguments.operands[0]
    if let threads = try arguments.number("--threads", least: 1) as Int? { Threads.set(threads) }
    ConvolutionMethod.current = try arguments.engine("--engine") ?? .automatic
    switch what {
    case "step": print(try step(arguments).run())
    case "infer":
      let report = try inference(arguments).run()
      print(arguments.has("--json") ? try report.json() : report.text)
    case "data":
      let rates = try data(arguments).run()
      print(arguments.has("--json") ? try rates.json() : rates.text)
    case "curve": print(try curve(arguments).run())
    case "conv":
      let bench = try convolution(arguments)
      print(arguments.has("--json") ? try bench.json() : bench.run())
    case "loss": print(try loss(arguments).run())
    case "auc":
      var bench = AreaBenchmark()
      bench.pairs = try arguments.number("--rows", least: 2) ?? bench.pairs
      print(try bench.run())
    default:
      guard let measure = EvaluationBenchmark.Measure(rawValue: what) else {
        let known =
          ["step", "infer", "conv", "data", "loss", "auc"]
          + EvaluationBenchmark.Measure.allCases.map(\.rawValue)
          ["step", "curve", "loss", "auc"] + EvaluationBenchmark.Measure.allCases.map(\.rawValue)
        throw arguments.error(
          "nothing to time is named \"\(what)\"\(knownTail(what, among: known))")
      }
      var bench = EvaluationBenchmark(measure)
      bench.rows = try arguments.number("--rows", least: 20) ?? bench.rows
      bench.width = try arguments.number("--width", least: 1) ?? bench.width
      print(try bench.run())
    }
    return .done
  }

  private static func loss(_ arguments: Arguments) throws -> LossBenchmark {
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
