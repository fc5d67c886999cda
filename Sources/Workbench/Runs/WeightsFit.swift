/// How the names and shapes of a file's weights differ from a network's.
public struct WeightsFit: Sendable, Equatable {
  /// One line a difference, in words; empty when all is alike.
  public let differences: [String]

  /// Compares weights with what a network asks for.
  ///
  /// - Parameter passed: names that neither side has to have.
  public init(
    _ given: [String: [Int]], _ wanted: [String: [Int]],
    passingOver passed: (String) -> Bool = { _ in false }
  ) {
    var lines: [String] = []
    let strays = given.keys.filter { wanted[$0] == nil && !passed($0) }.sorted()
    for (name, shape) in wanted.sorted(by: { $0.key < $1.key }) where !passed(name) {
      guard let found = given[name] else {
        lines.append("\(name) is missing" + didYouMeanTail(name, among: strays))
        continue
      }
      if found != shape { lines.append("\(name): expected shape \(shape), got \(found)") }
    }
    let open = wanted.keys.filter { given[$0] == nil }.sorted()
    for name in strays {
      lines.append("\(name) is not of this network" + didYouMeanTail(name, among: open))
    }
    differences = lines
  }

  /// The first differences and how many there are more.
  public var summary: String {
    let shown = differences.prefix(4).joined(separator: "; ")
    return differences.count > 4 ? "\(shown); and \(differences.count - 4) more" : shown
  }
}
