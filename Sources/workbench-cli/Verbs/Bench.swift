internal import Benchmarks
internal import Workbench

extension Verb {
  static let bench = Verb(
    name: "bench",
    summary: "Times the engine on this machine",
    operands: [Operand(name: "WHAT", count: .once, help: "step: a full training step.")],
    options: [
      Option(name: "--architecture", value: "PLUGIN", help: "The network, with its options."),
      Option(name: "--batch", value: "N", help: "Images in a batch."),
      Option(name: "--size", value: "N", help: "Side of an image in pixels."),
      Option(name: "--threads", value: "N", help: "Threads of the one pool."),
    ],
    description: [
      """
      Prints the median time of a training step (forward, loss, backward, update), images a \
      second and memory. Unless options say otherwise it is a ResNet-18 on 32 images of 112 \
      pixels.
      """
    ],
    examples: [("./workbench bench step --threads 2", "Times a step on two threads.")]
  ) { arguments in
    let what = arguments.operands[0]
    guard what == "step" else {
      throw arguments.error(
        "nothing to time is named \"\(what)\"\(knownTail(what, among: ["step"]))")
    }
    var bench = StepBenchmark()
    if let text = arguments.value("--architecture") {
      bench.architecture = PluginSpecification(text)
    }
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 8) ?? bench.size
    if let threads = try arguments.number("--threads", least: 1) as Int? { Threads.set(threads) }
    print(try bench.run())
    return .done
  }
}
