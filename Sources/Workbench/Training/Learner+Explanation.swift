extension Learner {
  /// The error with where its number came from, found by a second pass over the same batch.
  ///
  /// Works on a copy: the learner stays as it is. A batch in parts is on one tape here, to be followed
  /// from its end to its beginning.
  func explained(
    _ error: NotFinite, _ images: Tensor, _ labels: [Int], _ random: Random
  ) -> NotFinite {
    var (error, copy) = (error, self)
    let ranges = rules.ranges(of: labels.count)
    let found = try? withValuesKept {
      let parts = ranges.map { copy.embeddings(of: images, $0, random) }
      let joined = parts.count == 1 ? parts[0] : Tensor.concatenated(parts)
      return try copy.judged(joined, labels, random)
    }
    guard let pass = found else { return error }
    error.origin = copy.origin(of: pass, images)
    error.details = NotFiniteDetails(loss: pass.cost.scalar, notes: pass.notes)
    let (gradients, samples) = (pass.cost.gradients(), copy.samples)
    copy.model.visit { name, role, value in
      guard role != .state else { return }
      error.details.parameters.append(
        .init(
          name: name, norm: value.norm, gradientNorm: gradients[samples[name]?.leaf ?? value]?.norm)
      )
    }
    return error
  }

  private mutating func origin(of pass: Pass, _ images: Tensor) -> NotFinite.Origin {
    let rows = images.rowsNotFinite
    guard rows.isEmpty else { return .images(rows: rows) }
    var parameters: [(name: String, value: Tensor)] = []
    model.visit { name, role, value in
      if role != .state { parameters.append((name, value)) }
    }
    if let broken = parameters.first(where: { !$0.value.isFinite }) {
      return .parameter(broken.name)
    }
    let batch = images.shape.first ?? 0
    if let found = pass.embeddings.firstNotFinite(naming: parameters) {
      let rows = found.shape.first == batch ? found.rows : []
      return .layer(Self.layer(found), rows: rows)
    }
    // The terms of a sum, in its order.
    let terms = pass.notes.filter { $0.key.hasSuffix(".loss") && !$0.value.isFinite }.keys.sorted()
    if let term = terms.first { return .term(String(term.dropLast(".loss".count))) }
    return pass.cost.firstNotFinite(naming: parameters) == nil ? .backward : .loss
  }

  /// A layer's name is that of its parameters without the last part.
  private static func layer(_ found: NotFiniteValue) -> String {
    func layer(_ parameter: String) -> String {
      let parts = parameter.split(separator: ".")
      return parts.count > 1 ? parts.dropLast().joined(separator: ".") : parameter
    }
    if let own = found.parameters.first { return layer(own) }
    return found.after.map { "an operation after \(layer($0))" } ?? "the first operation"
  }
}

extension Tensor {
  /// The Euclidean length of all elements.
  fileprivate var norm: Double { squaredLength.squareRoot() }
}
