extension Learner {
  /// A forward pass.
  struct Pass {
    /// The leaf or the end of the network's tape that the loss saw.
    let embeddings: Tensor
    let cost: Tensor
    let notes: [String: Double]
  }

  /// A forward pass of the whole batch on one tape.
  mutating func forward(_ images: Tensor, _ labels: [Int], _ random: Random) throws -> Pass {
    try judged(model.network(images, .training(random)), labels, random)
  }

  /// The loss of embeddings.
  mutating func judged(
    _ embeddings: Tensor, _ labels: [Int], _ random: Random
  ) throws -> Pass {
    model.lossParameters.forgetSamples()
    let notes = Notes()
    var batch = try Embedded(
      embeddings, labels: labels, step: stepCount,
      random: random.split(RandomStream.loss.rawValue), notes: notes)
    batch.mined = try miner?.mine(batch)
    var cost = try loss(batch, &model.lossParameters)
    if let mixed {
      // What the loss keeps of a step, it keeps of the images' own classes.
      var kept = model.lossParameters
      let other = try loss(batch.relabelled(mixed.labels).noting(under: "mixed."), &kept)
      cost = mixed.share * cost + (1 - mixed.share) * other
    }
    return Pass(embeddings: embeddings, cost: cost, notes: notes.values)
  }

  /// A forward and a backward pass, in as many parts as the rules say.
  ///
  /// In parts, the network embeds one part after the other, the loss sees all embeddings together, and
  /// each part passes a second time to take its share of the gradients back. So the loss, its miner and
  /// its state are those of the whole batch, whatever they couple; only a batch normalisation sees the
  /// parts. One part's activations are kept at a time; the last part passes only once.
  ///
  /// - Source: Gao, Zhang, Han, Callan, "Scaling Deep Contrastive Learning Batch Size under Memory
  ///   Limited Setup", RepL4NLP 2021.
  /// - Throws: ``NotFinite`` before the backward pass when the loss is not finite.
  mutating func passes(
    _ images: Tensor, _ labels: [Int], _ random: Random
  ) throws -> (Pass, Gradients) {
    let ranges = rules.ranges(of: labels.count)
    guard ranges.count > 1, let last = ranges.last else {
      let pass = try forward(images, labels, random)
      try check(pass)
      return (pass, pass.cost.gradients())
    }
    var embedded = withoutTape {
      ranges.dropLast().map { embeddings(of: images, $0, random) }
    }
    let taped = embeddings(of: images, last, random)
    embedded.append(taped.detached())
    let leaf = Tensor.concatenated(embedded).parameter()
    let pass = try judged(leaf, labels, random)
    try check(pass)
    var gradients = pass.cost.gradients()
    guard let slopes = gradients[leaf] else { return (pass, gradients) }
    gradients.add(taped.gradients(along: slopes.gathering(Array(last))))
    // The second passes must not move running statistics again.
    let statistics = StateBefore(&model)
    for range in ranges.dropLast() {
      let part = embeddings(of: images, range, random)
      gradients.add(part.gradients(along: slopes.gathering(Array(range))))
    }
    statistics.restoreStatistics(&model)
    return (pass, gradients)
  }

  /// The embeddings of some rows of the batch, which drop what they would within the whole.
  mutating func embeddings(of images: Tensor, _ rows: Range<Int>, _ random: Random) -> Tensor {
    var mode = Mode.training(random)
    mode.firstRow = rows.lowerBound
    return model.network(images.gathering(Array(rows)), mode)
  }

  // Not around the pass: the call would copy the learner before, and running statistics with it.
  private func check(_ pass: Pass) throws {
    guard pass.cost.scalar.isFinite else { throw NotFinite(what: "the loss", step: stepCount + 1) }
  }
}
