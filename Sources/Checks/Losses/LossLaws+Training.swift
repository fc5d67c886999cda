internal import Plugins

extension LossLaws {
  static let separation = Law(
    "a small network trained with it tells three classes apart", lacking: .separation
  ) { subject, _ in
    var trial = SmallTraining(subject.loss)
    let before = try trial.areaUnderCurve()
    let first = try trial.step()
    for _ in 1..<200 { _ = try trial.step() }
    let (after, last) = (try trial.areaUnderCurve(), try trial.step())
    guard after > 0.99 else {
      return "the AUC went from \(short(before)) to \(short(after)), the loss from "
        + "\(short(first)) to \(short(last)); expected an AUC above 0.99"
    }
    return nil
  }
}

/// Three classes that differ in two of ten dimensions, the others being noise five times louder,
/// and a network with one hidden layer that has to find them.
///
/// Every step sees new points: nothing can be learned by heart.
private struct SmallTraining {
  private static let (inputs, width) = (10, 8)
  private static let prefix = "loss."
  private let loss: any Loss
  private var random = Random(seed: 21)
  private var hidden: Linear
  private var output: Linear
  private var parameters: Parameters
  private var means: [String: Tensor] = [:]
  private var squares: [String: Tensor] = [:]
  private var steps = 0

  init(_ loss: any Loss) {
    self.loss = loss
    hidden = Linear(Self.inputs, 24, random: &random)
    output = Linear(24, Self.width, random: &random)
    parameters = loss.parameters(classes: 3, width: Self.width, random: &random)
  }

  private func embeddings(_ points: Tensor) -> Tensor {
    output(hidden(points, .inference).relu(), .inference)
  }

  /// New points `[3 * perClass, 10]`, the classes in turn.
  private static func points(perClass: Int, _ random: inout Random) -> (Tensor, [Int]) {
    let centres = [(2.0, 0.0), (-1, 1.7), (-1, -1.7)]
    let labels = (0..<3 * perClass).map { $0 % 3 }
    let values = labels.flatMap { label in
      [centres[label].0 + 0.2 * random.normal(), centres[label].1 + 0.2 * random.normal()]
        + (2..<inputs).map { _ in random.normal() }
    }
    return (Tensor(values.map { Float($0) }, shape: [labels.count, inputs]), labels)
  }

  /// How well pairs of new points are told apart, by the similarity that the loss trains for.
  func areaUnderCurve() throws -> Double {
    var random = Random(seed: 22)
    let (points, labels) = Self.points(perClass: 30, &random)
    let pairs = Pairs.all(of: labels)
    let list = pairs.same + pairs.different
    let scores = try Embeddings(embeddings(points).floats, width: Self.width).scores(
      loss.similarity, left: list.map(\.0), right: list.map(\.1))
    return try Workbench.areaUnderCurve(
      scores, same: list.indices.map { $0 < pairs.same.count })
  }

  /// One step of Adam; gives the loss before it.
  mutating func step() throws -> Double {
    let (points, labels) = Self.points(perClass: 8, &random)
    parameters.forgetSamples()
    let cost = try loss(Embedded(embeddings(points), labels: labels, step: steps), &parameters)
    steps += 1
    guard cost.requiresGradient else { return cost.scalar }
    let gradients = cost.gradients()
    var (means, squares) = (means, squares)
    let (step, sampled) = (steps, parameters)
    func update(_ name: String, _ role: ParameterRole, _ value: inout Tensor) {
      let own = name.hasPrefix(Self.prefix) ? String(name.dropFirst(Self.prefix.count)) : nil
      let gradient = own.map { sampled.gradient(of: $0, in: gradients) } ?? gradients[value]
      guard role != .state, let gradient else { return }
      let zero = Tensor(repeating: 0, shape: value.shape)
      var slots = [means[name] ?? zero, squares[name] ?? zero.scaled(by: 1)]
      value.adapt(
        along: gradient, means: &slots, rate: 0.01, betas: (0.9, 0.999), epsilon: 1e-8, decay: 0,
        step: step)
      (means[name], squares[name]) = (slots[0], slots[1])
    }
    hidden.visit("hidden.", update)
    output.visit("output.", update)
    parameters.visit(Self.prefix, update)
    (self.means, self.squares) = (means, squares)
    return cost.scalar
  }
}
