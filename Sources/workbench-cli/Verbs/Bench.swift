internal import Benchmarks
internal import Checks
internal import Workbench

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
    ],
    examples: [
      ("./workbench bench step --threads 2", "Times a step on two threads."),
      (
        "./workbench bench loss --loss arc-face --classes 100000 --threads 2",
        "Times a loss of very many identities."
      ),
      (
        "./workbench bench data --data data/lfw --architecture starter",
        "Times decoding, augmentation and how long a step waits for them."
      ),
      ("./workbench bench auc", "Times the area under a curve."),
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
    var bench = LossBenchmark()
    if let text = arguments.value("--loss") { bench.loss = PluginSpecification(text) }
    bench.classes = try arguments.number("--classes", least: 2) ?? bench.classes
    bench.images = try arguments.number("--images", least: 1) ?? bench.images
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.width = try arguments.number("--width", least: 1) ?? bench.width
    return bench
  }

  private static func data(_ arguments: Arguments) throws -> DataBenchmark {
    var bench = DataBenchmark()
    bench.folder = arguments.value("--data")
    if let list = arguments.value("--augment") {
      let names = list == "none" ? [] : list.split(separator: ",")
      bench.augmentation = names.map { PluginSpecification(String($0)) }
    }
    bench.architecture = arguments.value("--architecture").map { PluginSpecification($0) }
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.seconds = try arguments.number("--seconds", in: 0.01...600) ?? bench.seconds
    bench.workers = try arguments.number("--workers", least: 1) ?? bench.workers
    let size = try arguments.number("--size", least: 8) ?? bench.view.size
    let resize = try arguments.number("--resize", least: size) ?? size * 8 / 7
    bench.view = View(
      crop: try arguments.number("--crop", least: 1), resize: resize, size: size)
    return bench
  private static func curve(_ arguments: Arguments) throws -> FormulaCurve {
    var curve = FormulaCurve()
    if let text = arguments.value("--architecture") {
      curve.architecture = PluginSpecification(text)
    }
    curve.batch = try arguments.number("--batch", least: 1) ?? curve.batch
    curve.size = try arguments.number("--size", least: 8) ?? curve.size
    curve.steps = try arguments.number("--steps", least: 1) ?? curve.steps
    curve.classes = try arguments.number("--classes", least: 2) ?? curve.classes
    return curve
  }

  private static func convolution(_ arguments: Arguments) throws -> ConvolutionBenchmark {
    var bench = ConvolutionBenchmark()
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 16) ?? bench.size
    return bench
  }

  private static func step(_ arguments: Arguments) throws -> StepBenchmark {
    var bench = StepBenchmark()
    if let text = arguments.value("--architecture") {
      bench.architecture = PluginSpecification(text)
    }
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 8) ?? bench.size
    return bench
  }
}
