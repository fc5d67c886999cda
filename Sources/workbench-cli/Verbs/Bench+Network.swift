internal import Benchmarks
internal import Checks
internal import Workbench

extension Verb {
  static let benchStep = Verb(
    name: "bench step",
    summary: "Times a training step, and says where its time and memory go",
    options: [
      .architecture, .batch, .side, .classes,
      Option(name: "--steps", value: "N", help: "Timed steps, after three that warm up."),
      Option(
        name: "--profile",
        help: "Time by operation and shape of its operands, as medians of several steps."),
      .engine,
      .threads, .json,
    ],
    description: [
      """
      A step is forward, cross-entropy, backward and update; unless options say otherwise, of a \
      ResNet-18 on 32 images of 112 pixels. The second line says where the memory went, and what \
      was estimated before the first step.
      """
    ],
    examples: [
      ("./workbench bench step --threads 2", "Times a step on two threads."),
      (
        "./workbench bench step --architecture \"res-net depth=50\" --profile",
        "Lists the operations of another network."
      ),
    ]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = StepBenchmark()
    bench.architecture = arguments.plugin("--architecture") ?? bench.architecture
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 8) ?? bench.size
    bench.steps = try arguments.number("--steps", least: 1) ?? bench.steps
    bench.classes = try arguments.number("--classes", least: 2) ?? bench.classes
    if arguments.has("--profile") { bench.profiled = bench.steps }
    let report = try bench.run()
    if arguments.has("--json") {
      print(try report.json())
    } else {
      print(report.text)
      if arguments.has("--profile") { print(report.profile) }
    }
    return .done
  }

  static let benchInference = Verb(
    name: "bench infer",
    summary: "Times the embeddings of a batch",
    options: [.architecture, .batch, .side, .engine, .threads, .json],
    description: ["Unless options say otherwise, of a ResNet-18 on 64 images of 112 pixels."],
    examples: [("./workbench bench infer --batch 1", "Times one image at a time.")]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = InferenceBenchmark()
    bench.architecture = arguments.plugin("--architecture") ?? bench.architecture
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 8) ?? bench.size
    let report = try bench.run()
    print(arguments.has("--json") ? try report.json() : report.text)
    return .done
  }

  static let benchConvolution = Verb(
    name: "bench conv",
    summary: "Times single convolutions with every engine that can compute them",
    options: [.batch, .side, .threads, .json],
    description: [
      """
      The convolutions of a ResNet-18 in their three passes; a mark shows the engine that is \
      chosen where none is forced. Operations are those of the definition, whatever an engine saves.
      """
    ],
    examples: [("./workbench bench conv --threads 2", "Prints the table for two threads.")]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = ConvolutionBenchmark()
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 16) ?? bench.size
    print(arguments.has("--json") ? try bench.json() : bench.run())
    return .done
  }

  static let benchCurve = Verb(
    name: "bench curve",
    summary: "Trains on numbers of a formula, for comparison with other libraries",
    options: [
      .architecture, .batch, .side, .engine, .threads,
      Option(name: "--classes", value: "N", help: "Values of the embedding."),
      Option(name: "--steps", value: "N", help: "Training steps."),
      Option(name: "--rate", value: "X", help: "Learning rate of SGD with momentum 0.9."),
    ],
    description: [
      "Parameters and images follow a stated formula, so that every library can have the same."
    ],
    examples: [("./workbench bench curve --steps 50", "Prints the losses of fifty steps.")]
  ) { arguments in
    try arguments.prepareBenchmark()
    var curve = FormulaCurve()
    curve.architecture = arguments.plugin("--architecture") ?? curve.architecture
    curve.batch = try arguments.number("--batch", least: 1) ?? curve.batch
    curve.size = try arguments.number("--size", least: 8) ?? curve.size
    curve.steps = try arguments.number("--steps", least: 1) ?? curve.steps
    curve.classes = try arguments.number("--classes", least: 2) ?? curve.classes
    curve.learningRate = try arguments.number("--rate", in: 0...1) ?? curve.learningRate
    print(try curve.run())
    return .done
  }
}
