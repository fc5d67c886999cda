/// Which people train and which are held out for verification.
public struct IdentityParts: Sendable, Equatable {
  /// Classes to train on, ascending.
  public var training: [Int] = []
  /// Classes whose pairs validate.
  public var development: [Int] = []
  /// Classes whose pairs give the final result.
  public var test: [Int] = []

  /// Holds out a part of the people at random, half of them for each list of pairs.
  ///
  /// Only people with two photographs or more can make a pair of one person, so only they are
  /// held out; each list gets at least two people.
  ///
  /// - Parameters:
  ///   - photographs: labelled photographs of everyone.
  ///   - verification: the part of the people to hold out; 0 for none.
  ///   - directory: where they lie, for errors.
  ///   - random: decides who.
  /// - Throws: ``DataError`` when there are too few people.
  public init(
    _ photographs: Photographs, verification: Double, directory: String, random: Random
  ) throws(DataError) {
    let people = photographs.classes.count
    var heldOut = 0
    if verification > 0 { heldOut = max(4, Int((Double(people) * verification).rounded())) }
    var counts = Array(repeating: 0, count: people)
    for label in photographs.labels { counts[label] += 1 }
    var order = random
    let eligible = order.shuffled(counts.indices.filter { counts[$0] > 1 })
    guard heldOut <= eligible.count, heldOut < people else {
      throw DataError(
        directory,
        "expected at least \(max(5, heldOut)) classes with two pictures, to hold out \(heldOut), "
          + "got \(eligible.count)")
    }
    development = eligible.prefix(heldOut / 2).sorted()
    test = eligible[(heldOut / 2)..<heldOut].sorted()
    let taken = Set(development + test)
    training = counts.indices.filter { !taken.contains($0) }
  }
}

extension Photographs {
  /// Splits a part of every class off, at random; every class keeps at least one photograph.
  ///
  /// - Parameters:
  ///   - fraction: the part to split off, rounded to whole photographs of each class.
  ///   - random: decides which.
  /// - Returns: what stays, and what was split off, nil when that is nothing.
  public func splitOff(
    _ fraction: Double, random: Random
  ) -> (kept: Photographs, off: Photographs?) {
    var rows = Array(repeating: [Int](), count: classes.count)
    for (row, label) in labels.enumerated() { rows[label].append(row) }
    var isOff = Array(repeating: false, count: count)
    for (label, members) in rows.enumerated() {
      let wanted = Int((Double(members.count) * fraction).rounded())
      var order = random.split(label)
      for row in order.shuffled(members).prefix(min(wanted, members.count - 1)) {
        isOff[row] = true
      }
    }
    let off = choosing(labels.indices.filter { isOff[$0] })
    return (choosing(labels.indices.filter { !isOff[$0] }), off.paths.isEmpty ? nil : off)
  }

  /// The photographs of the given rows, with the same classes.
  public func choosing(_ rows: [Int]) -> Photographs {
    Photographs(
      root: root, paths: rows.map { paths[$0] }, labels: rows.map { labels[$0] },
      classes: classes)
  }
}
