internal import Plugins

extension LossLaws {
  static let slopes = Law("gradients are the slopes of the value", lacking: .slope) { subject, _ in
    var kinks = ""
    for seed in 3..<8 as Range<UInt64> {
      var slopes = try Slopes(subject, subject.batch(seed: seed))
      if let wrong = try slopes.firstWrong() { return "on the batch of seed \(seed): \(wrong)" }
      guard slopes.kinks * 50 > slopes.count else { return nil }
      kinks = "\(slopes.kinks) of \(slopes.count)"
    }
    return "nowhere smooth: at kinks are \(kinks) coordinates of each of five batches"
  }
}

/// The gradients of a loss at one batch, held against central differences in double precision.
private struct Slopes {
  let loss: any Loss
  let input: LossInput
  let result: LossResult
  let held = HeldFactors()
  /// How many coordinates there are, and how many of them lay at a kink.
  private(set) var (count, kinks) = (0, 0)
  private let step = 1e-6
  private let tolerance = 1e-6

  init(_ subject: LossSubject, _ input: LossInput) throws {
    (loss, self.input) = (subject.loss, input)
    result = try loss.evaluated(input)
    _ = try loss.value(input, held)
  }

  /// The first coordinate whose gradient is no slope, in words.
  mutating func firstWrong() throws -> String? {
    for (name, gradient) in result.gradients.sorted(by: { $0.key < $1.key }) {
      let scale = max(1, gradient.map(abs).max() ?? 1)
      for (index, entry) in gradient.enumerated() {
        count += 1
        let above = try value(name, index, step)
        let below = try value(name, index, -step)
        let slope = (above - below) / (2 * step)
        if abs(slope - entry) <= tolerance * scale { continue }
        let (left, right) = ((result.value - below) / step, (above - result.value) / step)
        let gap = abs(left - right)
        guard gap > 1e-4 * scale else {
          return "the gradient of \(name) at \(index) is \(short(entry)), the slope \(short(slope))"
        }
        // At a kink the slope differs from side to side, and any value between them will do; at a
        // jump of the value, where one farthest row takes over from another, there is none.
        let (least, most) = (min(left, right) - 1e-4 * scale, max(left, right) + 1e-4 * scale)
        guard gap > 1e3 * scale || (least...most).contains(entry) else {
          return "the gradient of \(name) at \(index) is \(short(entry)), the slopes beside it "
            + "\(short(left)) and \(short(right))"
        }
        kinks += 1
      }
    }
    return nil
  }

  /// The value where one coordinate is moved.
  private func value(_ name: String, _ index: Int, _ offset: Double) throws -> Double {
    var moved = input
    if name == "embeddings" {
      moved.embeddings[index] += offset
    } else {
      var values = try start(name)
      values[index] += offset
      moved.parameters[name] = values
    }
    held.rewind()
    return try loss.value(moved, held)
  }

  private func start(_ name: String) throws -> [Double] {
    var parameters = try loss.parameters(for: input, .float64)
    var found: [Double] = []
    parameters.visit("") { other, _, value in if other == name { found = value.doubles } }
    return found
  }
}

extension Loss {
  /// The loss of an input in double precision, without gradients.
  fileprivate func value(_ input: LossInput, _ held: HeldFactors) throws -> Double {
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    var parameters = try parameters(for: input, .float64)
    let batch = try Embedded(
      embeddings, labels: input.labels, mined: input.mined, random: input.random,
      heldFactors: held)
    return try self(batch, &parameters).scalar
  }
}
