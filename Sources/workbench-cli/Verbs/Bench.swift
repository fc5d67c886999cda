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
          step: a full training step; curve: the losses of steps on numbers of a formula; loss: a loss with its gradients; auc: area and curve of ten million scores; retrieval, \
          all-pairs: evaluation of 20,000 embeddings.
          """)
    ],
    options: [
      Option(
        name: "--architecture", value: "PLUGIN", help: "step, curve: the network, with its options."
      ),
      Option(name: "--loss", value: "PLUGIN", help: "loss: the loss, with its options."),
      Option(
        name: "--classes", value: "N",
        help: "loss: identities of the training set; curve: values of the embedding."),
      Option(name: "--images", value: "N", help: "loss: rows of each class of the batch."),
      Option(name: "--batch", value: "N", help: "step, curve, loss: images in a batch."),
      Option(name: "--size", value: "N", help: "step, curve: side of an image in pixels."),
      Option(name: "--steps", value: "N", help: "curve: training steps."),
      Option(
        name: "--rows", value: "N", help: "auc: pairs; retrieval, all-pairs: embeddings."),
      Option(
        name: "--width", value: "N", help: "loss, retrieval, all-pairs: size of an embedding."),
      Option(name: "--threads", value: "N", help: "Threads of the one pool."),
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
      ("./workbench bench auc", "Times the area under a curve."),
    ]
  ) { arguments in
    let what = arguments.operands[0]
    if let threads = try arguments.number("--threads", least: 1) as Int? { Threads.set(threads) }
    switch what {
    case "step": print(try step(arguments).run())
    case "curve": print(try curve(arguments).run())
    case "loss": print(try loss(arguments).run())
    case "auc":
      var bench = AreaBenchmark()
      bench.pairs = try arguments.number("--rows", least: 2) ?? bench.pairs
      print(try bench.run())
    default:
      guard let measure = EvaluationBenchmark.Measure(rawValue: what) else {
        let known =
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
