internal import Plugins

extension LossLaws {
  static let value = Law("the loss is one finite number of the batch's precision") { subject, _ in
    for type in [ScalarType.float64, .float32] {
      let result = try subject.loss.evaluated(subject.batch(), type)
      guard result.isFinite else { return "on an ordinary batch in \(type): \(result.value)" }
    }
    return nil
  }

  static let logits = Law("logits are one row of finite class scores a row") { subject, _ in
    let input = subject.batch()
    let parameters = try subject.loss.parameters(for: input, .float64)
    var rows = input.embeddings
    rows.replaceSubrange(0..<input.width, with: repeatElement(0, count: input.width))
    let embeddings = Tensor(rows, shape: [input.rows, input.width])
    guard let logits = try subject.loss.logits(embeddings, parameters) else { return nil }
    guard logits.shape == [input.rows, input.classes] else {
      return "\(input.rows) rows and \(input.classes) classes gave logits \(logits.shape)"
    }
    return logits.isFinite ? nil : "a zero row has logits that are not finite"
  }

  static let repeats = Law("the same batch gives the same bits") { subject, _ in
    let (first, second) = (
      try subject.loss.evaluated(subject.batch(), .float32),
      try subject.loss.evaluated(subject.batch(), .float32)
    )
    return difference(first, second, within: 0, on: "the same batch again")
  }

  static let dependence = Law("the embeddings get a gradient", lacking: .embeddings) { subject, _ in
    let gradient = try subject.loss.evaluated(subject.batch()).gradients["embeddings"] ?? []
    return gradient.contains { $0 != 0 } ? nil : "on an ordinary batch all of it is zero"
  }

  static let precision = Law("single precision agrees with double", lacking: .precision) {
    subject, effort in
    for seed in 0..<(effort == .full ? 20 : 3) as Range<UInt64> {
      var input = subject.batch(seed: seed)
      // Both see the very same numbers: a short row would multiply the rounding of its own.
      input.embeddings = input.embeddings.map { Double(Float($0)) }
      let (double, single) = (
        try subject.loss.evaluated(input), try subject.loss.evaluated(input, .float32)
      )
      let problem = difference(single, double, within: 1e-5, on: "the batch of seed \(seed)")
      if let problem { return problem }
    }
    return nil
  }
}
