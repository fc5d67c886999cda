/// What a training step will hold at its peak, worked out before training, in bytes.
///
/// Nothing is known of the architecture: its forward and backward pass run at a quarter and at half
/// of the batch, and what is in use at every operation, a line through both, is followed to the whole
/// batch. Smaller passes would be cheaper, but there kernels choose another workspace. The loss runs
/// once, at the whole batch, on made-up embeddings.
public struct MemoryEstimate: Sendable, Codable, Equatable {
  /// The model's parameters and running statistics.
  public let model: Int
  /// The optimizer's tensors.
  public let optimizer: Int
  /// Images, activations, gradients and workspace when they are the most.
  public let step: Int
  /// Everything else that the process holds.
  public let process: Int
  /// The peak of the process.
  public var total: Int { model + optimizer + step + process }

  /// The estimate for one model.
  ///
  /// Only while nothing else computes in this process.
  ///
  /// - Parameters:
  ///   - size: side of an image.
  ///   - labels: the classes of one batch.
  ///   - rules: what is learned, and how.
  ///   - waiting: batches of images that are loaded ahead.
  ///   - mixes: whether images are mixed, so that the loss is that of two classes a row.
  public init(
    of model: Model, loss: any Loss, miner: (any Miner)? = nil, optimizer: any Optimizer,
    rules: LearningRules = LearningRules(), size: Int, labels: [Int], waiting: Int = 0,
    mixes: Bool = false
  ) {
    var (model, bytes, learned) = (model, 0, 0)
    // Running statistics move in the passes; those of the model must not.
    model.visit { name, role, value in
      bytes += value.byteCount
      if role == .state {
        value = value.copied()
      } else if rules.frozen.contains(name) {
        value = value.detached()
      } else {
        learned += value.byteCount
      }
    }
    self.model = bytes + (rules.averageDecay == nil ? 0 : learned)
    self.optimizer = optimizer.slotCount * learned
    let images = size * size * 3 * 4
    let parts = rules.ranges(of: labels.count)
    let part = parts.map(\.count).max() ?? 0
    let network = Passes(&model.network, size: size, batch: part)
    let ofLoss = LossPass(
      loss, miner, &model.lossParameters, labels, model.network.embeddingWidth, mixes: mixes)
    var most = max(
      network.forwardPeak, network.kept + ofLoss.peak, ofLoss.kept + network.backwardPeak)
    if parts.count > 1 {
      // A part has images of its own, and passes again beside the sum of the gradients so far.
      most = max(most, learned + max(network.forwardPeak, network.backwardPeak)) + part * images
    }
    step = labels.count * images * (1 + waiting) + most
    BufferPool.shared.trim()
    process = max(0, residentMemoryBytes() - BufferPool.shared.liveBytes)
  }
}

/// Bytes in use over a network's two passes, beyond what was before and the images.
private struct Passes {
  /// The most on the way forth.
  private(set) var forwardPeak = 0
  /// What waits for the way back.
  private(set) var kept = 0
  /// The most on the way back.
  private(set) var backwardPeak = 0

  init(_ network: inout any Network, size: Int, batch: Int) {
    let small = (batch / 4, batch / 2)
    guard small.0 >= 2 else {
      let moments = Passes.moments(&network, size, batch)
      self.init(moments.map { (peak: Double($0.peakBytes), $0) })
      return
    }
    let first = Passes.moments(&network, size, small.0)
    let share = Double(batch) / Double(small.0)
    let available = MachineMemory.current.available
    let fits = available == 0 || (first.map(\.peakBytes).max() ?? 0) * 3 < available
    let second = fits ? Passes.moments(&network, size, small.1) : []
    guard first.count == second.count else {
      // Too large already, or another way of computing at another size: all grows with the batch.
      self.init(
        first.map {
          (
            peak: Double($0.peakBytes) * share,
            Profile.Moment(
              $0.kind, isBackward: $0.isBackward, peakBytes: $0.peakBytes,
              liveBytes: Int(Double($0.liveBytes) * share))
          )
        })
      return
    }
    let steps = Double(batch - small.1) / Double(small.1 - small.0)
    func line(_ one: Int, _ two: Int) -> Double { Double(two) + Double(two - one) * steps }
    self.init(
      zip(first, second).map { one, two in
        (
          peak: line(one.peakBytes, two.peakBytes),
          Profile.Moment(
            two.kind, isBackward: two.isBackward, peakBytes: two.peakBytes,
            liveBytes: Int(line(one.liveBytes, two.liveBytes)))
        )
      })
  }

  private init(_ moments: [(peak: Double, moment: Profile.Moment)]) {
    // A recomputed block records once more on the way back: what counts is where that begins.
    let turn = moments.firstIndex { $0.moment.isBackward } ?? moments.endIndex
    forwardPeak = Int(moments[..<turn].map(\.peak).max() ?? 0)
    kept = turn > 0 ? moments[turn - 1].moment.liveBytes : 0
    backwardPeak = Int(moments[turn...].map(\.peak).max() ?? 0)
  }

  /// A pass forth and back on a batch without content.
  private static func moments(
    _ network: inout any Network, _ size: Int, _ batch: Int
  ) -> [Profile.Moment] {
    let images = Tensor(repeating: 0, shape: [batch, size, size, 3])
    return measured {
      let output = network(images, .training(Random(seed: 0)))
      _ = output.gradients(along: Tensor(repeating: 1, shape: output.shape))
    }
  }
}

/// Bytes in use while a loss and its gradients are computed.
private struct LossPass {
  private(set) var peak = 0
  /// Gradients of what the loss learns.
  private(set) var kept = 0

  init(
    _ loss: any Loss, _ miner: (any Miner)?, _ parameters: inout Parameters, _ labels: [Int],
    _ width: Int, mixes: Bool
  ) {
    var random = Random(seed: 0)
    let embeddings = Tensor.normal([labels.count, width], deviation: 1, random: &random).parameter()
    parameters.visit("") { _, role, value in
      if role != .state { kept += value.byteCount }
    }
    var copy = parameters
    let moments = measured {
      copy.forgetSamples()
      // A loss that refuses made-up embeddings counts nothing.
      guard
        var batch = try? Embedded(
          embeddings, labels: labels, step: 0, random: random, notes: Notes())
      else { return }
      batch.mined = try? miner?.mine(batch)
      guard var cost = try? loss(batch, &copy) else { return }
      if mixes, let other = try? loss(batch.relabelled(labels), &copy) { cost = cost + other }
      _ = cost.gradients()
    }
    peak = moments.map(\.peakBytes).max() ?? 0
  }
}

/// The moments of what `body` records, in bytes beyond those in use before.
private func measured(_ body: () -> Void) -> [Profile.Moment] {
  let before = BufferPool.shared.liveBytes
  Profile.shared.start()
  body()
  return Profile.shared.stop().moments.map {
    Profile.Moment(
      $0.kind, isBackward: $0.isBackward, peakBytes: max(0, $0.peakBytes - before),
      liveBytes: max(0, $0.liveBytes - before))
  }
}

extension Tensor {
  /// Bytes of the elements.
  public var byteCount: Int { count * type.byteCount }
}
