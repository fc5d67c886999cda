extension Learner {
  /// Refuses gradients that are not finite.
  ///
  /// - Throws: ``NotFinite`` naming the first parameter.
  mutating func check(_ gradients: Gradients) throws {
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

  /// The length of all gradients together, as of one vector.
  mutating func length(of gradients: Gradients) -> Double {
    let samples = samples
    var square = 0.0
    model.visit { name, role, parameter in
      guard role != .state, parameter.requiresGradient else { return }
      square += gradients[samples[name]?.leaf ?? parameter]?.squaredLength ?? 0
    }
    return square.squareRoot()
  }

  /// Moves every learned parameter along its gradient, times a factor that is the same for all.
  ///
  /// Gradients are used up, each one's memory with it.
  mutating func update(_ gradients: inout Gradients, times factor: Double, learningRate: Double) {
    var index = 0
    let (optimizer, step, samples, rates) = (optimizer, stepCount, samples, rules.rates)
    // Moved out for the visit: the closure may not reach into the learner that it visits.
    var slots: [[Tensor]] = []
    swap(&slots, &self.slots)
    model.visit { name, role, parameter in
      guard role != .state else { return }
      defer { index += 1 }
      let sample = samples[name]
      guard parameter.requiresGradient, let whole = gradients.take(sample?.leaf ?? parameter)
      else { return }
      let gradient = factor == 1 ? whole : whole * factor
      func update(_ parameter: inout Tensor, _ slots: inout [Tensor]) {
        optimizer.update(
          &parameter, gradient: gradient, slots: &slots, decays: role == .weight,
          learningRate: learningRate * (rates[name] ?? 1), step: step)
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
