internal import Checks
internal import Plugins
internal import Workbench

extension Verb.Operand {
  fileprivate static let weights = Self(
    name: "FILE", count: .once, help: "A safetensors file, of PyTorch or ours.")
}

extension Verb {
  static let weightsExport = Verb(
    name: "weights export",
    summary: "Writes a run's network so that PyTorch can load it",
    operands: [Operand(name: "RUN", count: .once, help: "A run's folder, reports/NAME/runs/RUN.")],
    options: [Option(name: "--out", value: "FILE", help: "The safetensors file to write.")],
    description: [
      """
      Takes the weights that another training would begin with: of the best epoch where there was validation, averaged \
      where those are the model. Names and shapes are those of the network: of torchvision where the architecture \
      follows it. Counters of batches are written, so that load_state_dict finds all it asks for.
      """
    ],
    examples: [
      (
        "./workbench weights export reports/lfw/runs/lfw-0123456789ab --out lfw.safetensors",
        "Writes the network of a run."
      )
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let path = try arguments.required("--out")
    let file = try WeightsFile(of: RecordedRun(arguments.operands[0]))
    try file.write(to: path)
    let numbers = file.tensors.values.reduce(0) { $0 + $1.count }
    print("\(path): \(file.tensors.count) tensors, \(numbers) numbers")
    return .done
  }

  static let weightsCheck = Verb(
    name: "weights check",
    summary: "Compares a file of weights with an architecture",
    operands: [.weights],
    options: [
      .architecture,
      Option(name: "--size", value: "N", help: "Side of an image in pixels; 112 unless stated."),
      Option(
        name: "--anew", value: "NAMES",
        help: "Beginnings of names, with commas between them, that neither side has to have."),
    ],
    description: [
      """
      Prints what is missing, what is of another shape, and what belongs to nothing, and ends with code 3; or says that \
      all fits. A training begins with such a file by from=FILE, but for the names of anew=NAMES.
      """
    ],
    examples: [
      (
        "./workbench weights check resnet18.safetensors --architecture "
          + "\"res-net depth=18 stem=large embedding=128\" --anew fc",
        "Asks whether torchvision's weights fit, but for the last layer."
      )
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let specification = try PluginSpecification(arguments.required("--architecture"))
    let size = try arguments.number("--size", least: 1) ?? 112
    let architecture = try Registry.standard.architecture(specification)
    let anew = (arguments.value("--anew") ?? "").split(separator: ",").map(String.init)
    let file = try WeightsFile(contentsOf: arguments.operands[0])
    let fit = try file.fit(architecture, size: size, anew: anew)
    for line in fit.differences { print(line) }
    if fit.differences.isEmpty { print("all fit, \(file.tensors.count) tensors in the file") }
    return fit.differences.isEmpty ? .done : .badData
  }

  static let weightsOutputs = Verb(
    name: "weights outputs",
    summary: "Prints what a network makes of images of a formula",
    operands: [.weights],
    options: [.architecture, .batch, .side, .engine, .threads],
    description: [
      """
      One line an image: its embedding in inference. Benchmarks/weights_torch.py has the same formula, and compares the \
      lines with what torchvision's network of the same weights finds.
      """
    ],
    examples: [
      (
        "./workbench weights outputs resnet18.safetensors --architecture "
          + "\"res-net depth=18 stem=large embedding=1000\" --size 64",
        "Prints the logits of torchvision's network."
      )
    ],
    exitCodes: [.badData, .inputOutput]
  ) { arguments in
    let architecture = try PluginSpecification(arguments.required("--architecture"))
    try arguments.prepareBenchmark()
    var outputs = FormulaOutputs(architecture: architecture)
    outputs.batch = try arguments.number("--batch", least: 1) ?? outputs.batch
    outputs.size = try arguments.number("--size", least: 8) ?? outputs.size
    print(try outputs.run(WeightsFile(contentsOf: arguments.operands[0])))
    return .done
  }
}
