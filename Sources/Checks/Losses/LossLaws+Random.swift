internal import Foundation
internal import Plugins

extension LossLaws {
  static let randomBatches = Law(
    "random batches in single precision, zero rows and duplicates among them, stay finite"
  ) { subject, effort in
    // State goes on from batch to batch, as in training; now and then everything begins anew.
    var parameters: Parameters = [:]
    for index in 0..<(effort == .full ? 10_000 : 200) {
      var random = Random(seed: 77).split(index)
      if index % 100 == 0 {
        var source = random.split(1)
        parameters = subject.loss.parameters(
          classes: LossSubject.classes, width: LossSubject.width, random: &source)
      }
      let batch = RandomBatch(&random)
      guard let problem = try batch.problem(subject.loss, &parameters, step: index) else {
        continue
      }
      return "on random batch \(index), \(batch.words): \(problem)"
    }
    return nil
  }
}

/// A batch of one to twelve rows of any lengths, with whatever goes wrong in training.
private struct RandomBatch {
  let labels: [Int]
  private(set) var rows: [Float] = []
  /// What is special about it.
  private(set) var words = ""

  init(_ random: inout Random) {
    let count = 1 + random.integer(below: 12)
    let classes = 1 + random.integer(below: LossSubject.classes)
    labels = (0..<count).map { _ in random.integer(below: classes) }
    let width = LossSubject.width
    let length = pow(10, random.uniform(in: -3...3))
    rows = (0..<count * width).map { _ in Float(length * random.normal()) }
    var parts = ["labels \(labels)", "lengths about \(short(length))"]
    if random.chance(0.3) {
      let row = random.integer(below: count)
      set(row, Array(repeating: 0, count: width))
      parts.append("row \(row) zero")
    }
    if random.chance(0.4) {
      let (row, other) = (random.integer(below: count), random.integer(below: count))
      let sign: Float = random.chance(0.2) ? -1 : 1
      set(row, self.row(other).map { sign * $0 })
      parts.append("row \(row) equal to \(sign < 0 ? "minus " : "")row \(other)")
    }
    if random.chance(0.03) {
      for row in 1..<max(2, count) where row < count { set(row, self.row(0)) }
      parts.append("all rows equal")
    }
    words = parts.joined(separator: ", ")
  }

  private func row(_ row: Int) -> [Float] {
    Array(rows[row * LossSubject.width..<(row + 1) * LossSubject.width])
  }

  private mutating func set(_ row: Int, _ values: [Float]) {
    rows.replaceSubrange(row * LossSubject.width..<(row + 1) * LossSubject.width, with: values)
  }

  /// What of the loss, its gradients and its state is not finite, or nil.
  func problem(_ loss: any Loss, _ parameters: inout Parameters, step: Int) throws -> String? {
    let embeddings = Tensor(rows, shape: [labels.count, LossSubject.width]).parameter()
    parameters.forgetSamples()
    let value = try loss(Embedded(embeddings, labels: labels, step: step), &parameters)
    guard value.isFinite else { return "the loss is \(value.scalar)" }
    guard value.requiresGradient else { return nil }
    let gradients = value.gradients()
    if gradients[embeddings]?.isFinite == false { return "the gradient of embeddings" }
    var broken: String?
    let sampled = parameters
    parameters.visit("") { name, role, value in
      let isState = role == .state
      let numbers = isState ? value : sampled.gradient(of: name, in: gradients)
      if numbers?.isFinite == false {
        broken = (isState ? "the state " : "the gradient of ") + name
      }
    }
    return broken
  }
}
