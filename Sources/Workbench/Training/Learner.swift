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
  /// The optimizer's tensors for each learned parameter, in visiting order; none for frozen ones.
  var slots: [[Tensor]] = []
  /// The running mean of the weights; nil unless the rules ask for it.
  var average: WeightAverage?
  /// What is minimised; options that warm up change it from step to step.
  var loss: any Loss { didSet { meter = DiagnosticsMeter(loss, model.lossParameters) } }
  let miner: (any Miner)?
  let optimizer: any Optimizer
  let rules: LearningRules
  private var meter: DiagnosticsMeter
  /// The classes mixed into those of the batch at hand.
  var mixed: MixedLabels?
  /// Steps of an epoch from one measurement to the next, for the numbers that cost something.
  public var measuringInterval: Int { meter.interval }

  /// A learner before its first step.
  public init(
    model: Model, loss: any Loss, miner: (any Miner)? = nil, optimizer: any Optimizer,
    rules: LearningRules = LearningRules()
  ) {
    self.model = model
    self.loss = loss
    self.miner = miner
    self.optimizer = optimizer
    self.rules = rules
    meter = DiagnosticsMeter(loss, model.lossParameters)
    let slotCount = optimizer.slotCount
    var slots: [[Tensor]] = []
    self.model.visit { name, role, value in
      guard role != .state else { return }
      // Off the tape, no backward pass computes anything for it.
      if rules.frozen.contains(name) { value = value.detached() }
      let (shape, type, count) = (value.shape, value.type, value.requiresGradient ? slotCount : 0)
      slots.append((0..<count).map { _ in Tensor(repeating: 0, shape: shape, type: type) })
    }
    self.slots = slots
    average = rules.averageDecay.map { WeightAverage(of: self.model, decay: $0) }
  }

  /// One step: forward, loss, backward, update.
  ///
  /// - Parameters:
  ///   - images: `[batch, size, size, 3]`.
  ///   - labels: the class of each image.
  ///   - mixed: the classes mixed into those of `labels`, for a loss that takes them.
  ///   - learningRate: this step's rate.
  ///   - random: the source of dropout masks of this step.
  ///   - measuring: whether ``measured`` gets more than what the loss reports; changes nothing that
  ///     is learned.
  /// - Returns: the loss before the update.
  /// - Throws: ``NotFinite`` when the loss or a gradient is not finite; the learner is then as it was
  ///   before the step, as after any other error.
  public mutating func step(
    images: Tensor, labels: [Int], mixed: MixedLabels? = nil, learningRate: Double, random: Random,
    measuring: Bool = false
  ) throws -> Double {
    self.mixed = mixed
    Profile.shared.skip()
    var (value, gradients) = try differentiate(images, labels, random, measuring)
    let factor = shortening(gradients)
    Profile.shared.passed("measuring and checking")
    stepCount += 1
    update(&gradients, times: factor, learningRate: learningRate)
    average?.follow(&model, step: stepCount)
    Profile.shared.passed("update")
    return value
  }

  /// Value and gradients; the tape is gone when this returns, so that updates copy nothing.
  private mutating func differentiate(
    _ images: Tensor, _ labels: [Int], _ random: Random, _ measuring: Bool
  ) throws -> (Double, Gradients) {
    let before = StateBefore(&model)
    do {
      let (pass, gradients) = try passes(images, labels, random)
      try check(gradients)
      measured = Dictionary(
        uniqueKeysWithValues: pass.notes.map { (Diagnostic.ofLoss($0.key), $0.value) })
      if measuring {
        let values = meter.measure(
          pass.embeddings.detached(), labels: mixed?.leading(labels) ?? labels,
          model.lossParameters)
        measured.merge(values) { $1 }
      }
      return (pass.cost.scalar, gradients)
    } catch {
      before.restore(&model)
      guard let error = error as? NotFinite else { throw error }
      throw explained(error, images, labels, random)
    }
  }

  /// What gradients are multiplied by so that they are not longer than the rules allow, measured.
  private mutating func shortening(_ gradients: Gradients) -> Double {
    guard let longest = rules.longestGradient else { return 1 }
    let length = length(of: gradients)
    measured[Diagnostic.gradientNorm.rawValue] = length
    measured[Diagnostic.clipped.rawValue] = length > longest ? 1 : 0
    return length > longest ? longest / length : 1
  }
}
