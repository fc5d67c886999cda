/// A model in training: the model, the optimizer's memory, and the number of steps taken.
///
/// One step is synchronous and has one owner; parallelism lives inside the operations.
public struct Learner: Sendable {
  /// The model as it stands.
  public var model: Model
  /// Steps taken so far.
  public internal(set) var stepCount = 0
  /// What the last step measured, by the names of ``Diagnostic``.
  public private(set) var measured: [String: Double] = [:]
  /// The optimizer's tensors for each learned parameter, in visiting order.
  var slots: [[Tensor]] = []
  let loss: any Loss
  let miner: (any Miner)?
  private let optimizer: any Optimizer
  private let meter: DiagnosticsMeter
  /// Steps of an epoch from one measurement to the next, for the numbers that cost something.
  public var measuringInterval: Int { meter.interval }

  /// A learner before its first step.
  public init(
    model: Model, loss: any Loss, miner: (any Miner)? = nil, optimizer: any Optimizer
  ) {
    self.model = model
    self.loss = loss
    self.miner = miner
    self.optimizer = optimizer
    meter = DiagnosticsMeter(loss, model.lossParameters)
    let slotCount = optimizer.slotCount
    var slots: [[Tensor]] = []
    self.model.visit { _, role, value in
      guard role != .state else { return }
      let shape = value.shape
      slots.append((0..<slotCount).map { _ in Tensor(repeating: 0, shape: shape) })
    }
    self.slots = slots
  }

  /// One step: forward, loss, backward, update.
  ///
  /// - Parameters:
  ///   - images: `[batch, size, size, 3]`.
  ///   - labels: the class of each image.
  ///   - learningRate: this step's rate.
  ///   - random: the source of dropout masks of this step.
  ///   - measuring: whether ``measured`` gets more than what the loss reports; changes nothing that
  ///     is learned.
  /// - Returns: the loss before the update.
  /// - Throws: ``NotFinite`` when the loss or a gradient is not finite; the learner is then as it was
  ///   before the step, as after any other error.
  public mutating func step(
    images: Tensor, labels: [Int], learningRate: Double, random: Random, measuring: Bool = false
  ) throws -> Double {
    Profile.shared.skip()
    var (value, gradients) = try differentiate(images, labels, random, measuring)
    Profile.shared.passed("measuring and checking")
    stepCount += 1
    update(&gradients, learningRate: learningRate)
    Profile.shared.passed("update")
    return value
  }

  /// Value and gradients; the tape is gone when this returns, so that updates copy nothing.
  private mutating func differentiate(
    _ images: Tensor, _ labels: [Int], _ random: Random, _ measuring: Bool
  ) throws -> (Double, Gradients) {
    let before = StateBefore(&model)
    do {
      let pass = try forward(images, labels, random)
      let value = pass.cost.scalar
      guard value.isFinite else { throw NotFinite(what: "the loss", step: stepCount + 1) }
      let gradients = pass.cost.gradients()
      try check(gradients)
      measured = Dictionary(
        uniqueKeysWithValues: pass.notes.map { (Diagnostic.ofLoss($0.key), $0.value) })
      if measuring {
        let values = meter.measure(
          pass.embeddings.detached(), labels: labels, model.lossParameters)
        measured.merge(values) { $1 }
      }
      return (value, gradients)
    } catch {
      before.restore(&model)
      guard let error = error as? NotFinite else { throw error }
      throw explained(error, images, labels, random)
    }
  }

  /// A forward pass.
  struct Pass {
    let embeddings: Tensor
    let cost: Tensor
    let notes: [String: Double]
  }

  mutating func forward(_ images: Tensor, _ labels: [Int], _ random: Random) throws -> Pass {
    let embeddings = model.network(images, .training(random))
    model.lossParameters.forgetSamples()
    let notes = Notes()
    var batch = try Embedded(
      embeddings, labels: labels, step: stepCount,
      random: random.split(RandomStream.loss.rawValue), notes: notes)
    batch.mined = try miner?.mine(batch)
    let cost = try loss(batch, &model.lossParameters)
    return Pass(embeddings: embeddings, cost: cost, notes: notes.values)
  }

  private mutating func check(_ gradients: Gradients) throws {
    let samples = samples
    var broken: String?
    model.visit { name, _, parameter in
      let gradient = gradients[samples[name]?.leaf ?? parameter]
      if broken == nil, gradient?.isFinite == false { broken = name }
    }
    if let broken { throw NotFinite(what: "the gradient of \(broken)", step: stepCount + 1) }
  }

  /// Refuses a model that the last update broke: the next step would find it, but there may be none.
  ///
  /// - Throws: ``NotFinite``.
  func checkModel() throws {
    var (copy, broken): (Model, String?) = (model, nil)
    copy.visit { name, _, value in if broken == nil, !value.isFinite { broken = name } }
    if let broken { throw NotFinite(what: "\(broken), after its update,", step: stepCount) }
  }

  /// Rows of the loss's parameters that stand for them in this step, by name in the model.
  var samples: [String: RowSample] {
    Dictionary(
      uniqueKeysWithValues: model.lossParameters.samples.map { ("loss." + $0.key, $0.value) })
  }

  /// Gradients are used up, each one's memory with it.
  private mutating func update(_ gradients: inout Gradients, learningRate: Double) {
    var index = 0
    let (optimizer, step, samples) = (optimizer, stepCount, samples)
    // Moved out for the visit: the closure may not reach into the learner that it visits.
    var slots: [[Tensor]] = []
    swap(&slots, &self.slots)
    model.visit { name, role, parameter in
      guard role != .state else { return }
      defer { index += 1 }
      let sample = samples[name]
      guard let gradient = gradients.take(sample?.leaf ?? parameter) else { return }
      func update(_ parameter: inout Tensor, _ slots: inout [Tensor]) {
        optimizer.update(
          &parameter, gradient: gradient, slots: &slots, decays: role == .weight,
          learningRate: learningRate, step: step)
      }
      guard let rows = sample?.rows else { return update(&parameter, &slots[index]) }
      // Rows that were not sampled keep their momentum and do not decay.
      var part = parameter.detached().gathering(rows)
      var memory = slots[index].map { $0.gathering(rows) }
      update(&part, &memory)
      parameter.replaceRows(rows, with: part)
      for slot in memory.indices { slots[index][slot].replaceRows(rows, with: memory[slot]) }
    }
    swap(&slots, &self.slots)
  }
}

/// What a forward pass changes though it learns nothing: running statistics, and what a loss keeps.
private struct StateBefore {
  private var statistics: [Tensor] = []
  private let lossParameters: Parameters

  // Running statistics are copied, being small and changed in place. Losses put new tensors in the
  // place of old ones, so that keeping the old ones costs nothing.
  init(_ model: inout Model) {
    lossParameters = model.lossParameters
    var copies: [Tensor] = []
    model.network.visit("") { _, role, value in
      if role == .state { copies.append(value.copied()) }
    }
    statistics = copies
  }

  func restore(_ model: inout Model) {
    model.lossParameters = lossParameters
    var left = statistics[...]
    model.network.visit("") { _, role, value in
      if role == .state, let old = left.popFirst() { value = old }
    }
  }
}
