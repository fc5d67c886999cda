extension Embeddings {
  /// How well rows find other rows of their person: each asks once and is left out of its own search.
  ///
  /// Scores are single precision (``ScoreBlocks``); only a block of them exists at a time.
  ///
  /// - Parameters:
  ///   - labels: the person of each row.
  ///   - similarity: what rows are compared by.
  ///   - matches: for which k to tell the cumulative match.
  /// - Throws: ``EvaluationError`` when a row is not finite or no person has two rows.
  /// - Complexity: O(rows² · width).
  public func retrieval(
    labels: [Int], by similarity: Similarity = .cosine, matches: [Int] = [5, 10]
  ) throws -> Retrieval {
    try retrieval(labels, self, labels, similarity, matches, isLeaveOneOut: true)
  }

  /// How well rows, the probes, find rows of their person in a gallery of other photographs.
  ///
  /// - Throws: ``EvaluationError`` when a row is not finite, the widths differ or no probe's person is
  ///   in the gallery.
  public func retrieval(
    labels: [Int], in gallery: Embeddings, labels galleryLabels: [Int],
    by similarity: Similarity = .cosine, matches: [Int] = [5, 10]
  ) throws -> Retrieval {
    try retrieval(labels, gallery, galleryLabels, similarity, matches, isLeaveOneOut: false)
  }

  private func retrieval(
    _ labels: [Int], _ gallery: Embeddings, _ galleryLabels: [Int], _ similarity: Similarity,
    _ matches: [Int], isLeaveOneOut: Bool
  ) throws -> Retrieval {
    for (rows, labels) in [(self, labels), (gallery, galleryLabels)]
    where rows.count != labels.count {
      throw EvaluationError.lengths(metric: "retrieval", expected: rows.count, got: labels.count)
    }
    if let k = matches.first(where: { $0 < 1 }) {
      throw EvaluationError.argument(
        metric: "retrieval", name: "k", expected: "at least 1", got: "\(k)")
    }
    let ranks = RetrievalRanks(
      try ScoreBlocks("retrieval", self, gallery, by: similarity), probes: labels,
      gallery: galleryLabels, isLeaveOneOut: isLeaveOneOut)
    var values = [[Double]](repeating: [], count: count)
    values.withUnsafeMutableBufferPointer { values in
      ranks.forEachProbe { values[$0] = measures($1, matches: matches) }
    }
    return try Retrieval(values, labels: labels, gallery: gallery.count, matches: matches)
  }
}

/// What one ranking comes to, from the places of what was to be found: the five means' terms, then
/// one cumulative match for each k.
func measures(_ places: [Int], matches: [Int]) -> [Double] {
  let wanted = Double(places.count)
  var (within, precisionWithin, precision) = (0.0, 0.0, 0.0)
  for (found, place) in zip(1..., places) {
    precision += Double(found) / Double(place)
    guard place <= places.count else { continue }
    within += 1
    precisionWithin += Double(found) / Double(place)
  }
  let means = [
    places[0] == 1 ? 1 : 0, within / wanted, precisionWithin / wanted, precision / wanted,
    1 / Double(places[0]),
  ]
  return means + matches.map { places[0] <= $0 ? 1 : 0 }
}

extension Retrieval {
  /// Means of what each query came to; a query that did not ask has no values.
  fileprivate init(
    _ values: [[Double]], labels: [Int], gallery: Int, matches: [Int]
  ) throws(EvaluationError) {
    let people = Dictionary(grouping: values.indices.filter { !values[$0].isEmpty }) { labels[$0] }
      .sorted { $0.key < $1.key }.map(\.value)
    guard !people.isEmpty else {
      throw .argument(
        metric: "retrieval", name: "a photograph", expected: "of a person who can be found",
        got: "none: nobody has another one")
    }
    let width = 5 + matches.count
    let sums = people.map { rows in
      (0..<width).map { column in rows.reduce(0) { $0 + values[$1][column] } }
    }
    let counts = people.map { Double($0.count) }
    func means(_ weights: [Double], perPerson: Bool) -> [Double]? {
      var (total, result) = (0.0, [Double](repeating: 0, count: width))
      for (person, weight) in weights.enumerated() where weight > 0 {
        total += perPerson ? weight : weight * counts[person]
        let share = perPerson ? weight / counts[person] : weight
        for column in 0..<width { result[column] += share * sums[person][column] }
      }
      return total > 0 ? result.map { $0 / total } : nil
    }
    let everyone = [Double](repeating: 1, count: people.count)
    let bootstrap = IdentityBootstrap(people: people.count)
    func estimates(perPerson: Bool, count: Int) -> Means {
      Means(
        bootstrap.estimates(means(everyone, perPerson: perPerson) ?? [], count: count) {
          means($0, perPerson: perPerson)
        }, matches: matches)
    }
    queries = people.reduce(0) { $0 + $1.count }
    skipped = values.count - queries
    self.gallery = gallery
    self.people = people.count
    micro = estimates(perPerson: false, count: queries)
    macro = estimates(perPerson: true, count: people.count)
  }
}

extension Retrieval.Means {
  fileprivate init(_ estimates: [Estimate], matches: [Int]) {
    precisionAt1 = estimates[0]
    rPrecision = estimates[1]
    meanAveragePrecisionAtR = estimates[2]
    meanAveragePrecision = estimates[3]
    meanReciprocalRank = estimates[4]
    cumulativeMatch = zip(matches, estimates.dropFirst(5)).map {
      Retrieval.CumulativeMatch(k: $0, rate: $1)
    }
  }
}
