/// A model in training: the model, the optimizer's memory, and the number of steps taken.
///
/// One step is synchronous and has one owner; parallelism lives inside the operations.
public struct Learner: Sendable {
  /// The model as it stands.
  public var model: Model
  /// Steps taken so far.
  public internal(set) var stepCount = 0
  /// The optimizer's tensors for each learned parameter, in visiting order.
  var slots: [[Tensor]] = []
  private let loss: any Loss
  private let miner: (any Miner)?
  private let optimizer: any Optimizer

  /// A learner before its first step.
  public init(
    model: Model, loss: any Loss, miner: (any Miner)? = nil, optimizer: any Optimizer
  ) {
    self.model = model
    self.loss = loss
    self.miner = miner
    self.optimizer = optimizer
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
  /// - Returns: the loss before the update.
  /// - Throws: ``NotFinite`` before anything is updated, when the loss or a gradient is not finite.
  public mutating func step(
    images: Tensor, labels: [Int], learningRate: Double, random: Random
  ) throws -> Double {
    let (value, gradients) = try differentiate(images, labels, random)
    stepCount += 1
    update(gradients, learningRate: learningRate)
    return value
  }

  /// Value and gradients; the tape is gone when this returns, so that updates copy nothing.
  private mutating func differentiate(
    _ images: Tensor, _ labels: [Int], _ random: Random
  ) throws -> (Double, Gradients) {
    let embeddings = model.network(images, .training(random))
    model.lossParameters.forgetSamples()
    var batch = try Embedded(
      embeddings, labels: labels, step: stepCount,
      random: random.split(RandomStream.loss.rawValue))
    batch.mined = try miner?.mine(batch)
    let cost = try loss(batch, &model.lossParameters)
    let value = cost.scalar
    guard value.isFinite else { throw NotFinite(what: "the loss", step: stepCount + 1) }
    let gradients = cost.gradients()
    let samples = samples
    var broken: String?
    model.visit { name, _, parameter in
      let gradient = gradients[samples[name]?.leaf ?? parameter]
      if broken == nil, gradient?.isFinite == false { broken = name }
    }
    if let broken { throw NotFinite(what: "the gradient of \(broken)", step: stepCount + 1) }
    return (value, gradients)
  }

  /// Rows of the loss's parameters that stand for them in this step, by name in the model.
  private var samples: [String: RowSample] {
    Dictionary(
      uniqueKeysWithValues: model.lossParameters.samples.map { ("loss." + $0.key, $0.value) })
  }

  private mutating func update(_ gradients: Gradients, learningRate: Double) {
    var index = 0
    let (optimizer, step, samples) = (optimizer, stepCount, samples)
    // Moved out for the visit: the closure may not reach into the learner that it visits.
    var slots: [[Tensor]] = []
    swap(&slots, &self.slots)
    model.visit { name, role, parameter in
      guard role != .state else { return }
      defer { index += 1 }
      let sample = samples[name]
      guard let gradient = gradients[sample?.leaf ?? parameter] else { return }
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

/// A number that is not finite, found before it could spoil the model.
public struct NotFinite: Error, Equatable, CustomStringConvertible {
  /// The loss, or the gradient of a named parameter.
  public let what: String
  /// The step, from 1.
  public let step: Int
  /// Files of the batch's images.
  public var images: [String] = []

  public var description: String {
    let shown = images.prefix(4).joined(separator: ", ")
    let batch = images.isEmpty ? "" : "; the batch holds \(shown)"
    let more = images.count > 4 ? " and \(images.count - 4) more" : ""
    return "\(what) is not finite at step \(step)\(batch)\(more); try a lower learning rate"
  }
}
