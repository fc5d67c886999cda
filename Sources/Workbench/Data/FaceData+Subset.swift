extension FaceData {
  /// A part of the people to train on, and of the photographs of each, to work with first.
  ///
  ///     let small = try faces.subset(identities: 0.1)
  ///     let wide = try faces.subset(images: 0.3)
  ///
  /// Subsets of one seed are nested: a smaller share lies inside a larger one, by people, by
  /// photographs, and by both. Shares are rounded; at least one person and one photograph of each
  /// are kept. Classes are numbered anew in the order that they had; ``originalClasses`` has the old
  /// numbers. Photographs to validate and test on are those of the people kept, all of them; where
  /// nobody knows who is on them they stay, as do the trials, which are of other people: results of
  /// all subsets are measured on the same pairs.
  ///
  /// - Parameters:
  ///   - identities: the share of the people, more than 0 and at most 1.
  ///   - images: the share of each person's photographs, more than 0 and at most 1.
  ///   - most: photographs of each person at most; nil sets no limit.
  ///   - seed: decides who and what comes first; another than the training's.
  /// - Throws: ``DataError`` when a share or a limit cannot be.
  public func subset(
    identities: Double = 1, images: Double = 1, most: Int? = nil, seed: UInt64 = 1
  ) throws(DataError) -> FaceData {
    for (name, share) in [("identities", identities), ("images", images)]
    where !(share > 0 && share <= 1) {
      throw DataError("subset", "\(name) must be more than 0 and at most 1, got \(share)")
    }
    guard most ?? 1 > 0 else {
      throw DataError("subset", "most must be at least 1, got \(most ?? 0)")
    }
    let random = Random(seed: seed)
    var order = random.split(0)
    let people = order.shuffled(Array(training.classes.indices))
    let kept = people.prefix(part(identities, of: people.count)).sorted()
    let members = Dictionary(grouping: training.labels.indices) { training.labels[$0] }
    let rows = kept.flatMap { label in
      var order = random.split(1, label)
      let rows = order.shuffled(members[label] ?? [])
      return rows.prefix(min(most ?? .max, part(images, of: rows.count)))
    }
    var result = self
    result.originalClasses = kept.map { originalClasses?[$0] ?? $0 }
    let names = kept.map { training.classes[$0] }
    result.training = training.rows(rows.sorted()).renumbered(names)
    result.development = development?.renumbered(names)
    result.test = test?.renumbered(names)
    return result
  }
}

/// How many of some things a share is, at least one.
private func part(_ share: Double, of count: Int) -> Int {
  max(1, Int((share * Double(count)).rounded()))
}

extension Photographs {
  /// The photographs of the named classes, numbered as in the list; all, where nobody knows whose
  /// they are.
  fileprivate func renumbered(_ names: [String]) -> Photographs {
    guard !labels.isEmpty else { return self }
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let known = labels.indices.filter { number[classes[labels[$0]]] != nil }
    return Photographs(
      root: root, paths: known.map { paths[$0] },
      labels: known.compactMap { number[classes[labels[$0]]] }, classes: names)
  }
}
