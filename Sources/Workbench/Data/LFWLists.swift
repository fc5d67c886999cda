/// The official lists of Labeled Faces in the Wild: people with their numbers of photographs, and
/// pairs `name i j` of one person or `name i name j` of two.
public struct LFWLists: Sendable {
  /// Someone with photographs numbered from 1.
  public struct Person: Sendable, Equatable {
    /// The name, which is the folder's too.
    public let name: String
    /// How many photographs there are.
    public let images: Int
  }

  /// The folder of people.
  let peopleFolder: String
  /// The folder of lists.
  let listFolder: String

  /// The lists in one folder about the people in another.
  public init(people: String, lists: String) {
    peopleFolder = people
    listFolder = lists
  }

  /// The people of a list such as `peopleDevTrain.txt`: their number, then `name count` a line.
  ///
  /// - Returns: the people, sorted bytewise by name.
  /// - Throws: ``DataError`` naming the file and line.
  public func people(_ list: String) throws(DataError) -> [Person] {
    let (path, rows) = try rows(list)
    guard let first = rows.first, first.words.count == 1, let count = Int(first.words[0]) else {
      throw DataError(path, line: 1, "expected the number of people")
    }
    var people: [Person] = []
    for row in rows.dropFirst() {
      guard row.words.count == 2, let images = Int(row.words[1]), images > 0 else {
        throw DataError(path, line: row.number, "expected a name and a number of photographs")
      }
      try check(row.words[0], path, row.number)
      people.append(Person(name: String(row.words[0]), images: images))
    }
    guard people.count == count else {
      throw DataError(path, "expected \(count) people as line 1 says, got \(people.count)")
    }
    return people.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The photographs of some people.
  ///
  /// - Parameters:
  ///   - people: sorted bytewise by name.
  ///   - maximum: how many photographs of each to take at most, the first ones.
  /// - Returns: the photographs, one class a person.
  /// - Throws: ``DataError`` naming a photograph that is not there.
  public func photographs(_ people: [Person], maximum: Int) throws(DataError) -> Photographs {
    var photographs = Photographs(
      root: peopleFolder, paths: [], labels: [], classes: people.map(\.name))
    for (label, person) in people.enumerated() {
      for number in 1...min(person.images, maximum) {
        photographs.paths.append(path(person.name, number))
        photographs.labels.append(label)
      }
    }
    try requireAll(photographs)
    return photographs
  }

  /// The pairs of a list such as `pairsDevTest.txt`: first those of one person, then as many of two.
  ///
  /// - Parameters:
  ///   - list: the file's name.
  ///   - hasFolds: whether line 1 says how many folds there are, as in `pairs.txt`.
  /// - Returns: the pairs in the list's order.
  /// - Throws: ``DataError`` naming the file and line.
  public func pairs(_ list: String, hasFolds: Bool = false) throws(DataError) -> Trials {
    let (path, rows) = try rows(list)
    let numbers = rows.first?.words.compactMap { Int($0) } ?? []
    guard numbers.count == (hasFolds ? 2 : 1), numbers.allSatisfy({ $0 > 0 }) else {
      throw DataError(
        path, line: 1, "expected the number of \(hasFolds ? "folds and of " : "")pairs")
    }
    let folds = hasFolds ? numbers[0] : 1
    let half = numbers[numbers.count - 1]
    var pairs: [(left: Shot, right: Shot)] = []
    for row in rows.dropFirst() { pairs.append(try pair(row, path)) }
    guard pairs.count == 2 * half * folds else {
      throw DataError(
        path, "expected \(2 * half * folds) pairs as line 1 says, got \(pairs.count)")
    }
    return try trials(pairs, folds: folds)
  }

  private struct Shot: Hashable {
    let name: String
    let number: Int
  }

  private struct Row {
    let number: Int
    let words: [Substring]
  }

  private func rows(_ list: String) throws(DataError) -> (path: String, rows: [Row]) {
    let path = listFolder + "/" + list
    let rows = try textLines(of: path).enumerated().map {
      Row(number: $0 + 1, words: $1.split { $0 == " " || $0 == "\t" })
    }
    return (path, rows.filter { !$0.words.isEmpty })
  }

  private func check(_ name: Substring, _ path: String, _ line: Int) throws(DataError) {
    if let problem = SafePath.problem(of: String(name)) {
      throw DataError(path, line: line, problem)
    }
    guard !name.contains("/") else {
      throw DataError(path, line: line, "expected a name, got \(printable(String(name)))")
    }
  }

  private func pair(_ row: Row, _ path: String) throws(DataError) -> (left: Shot, right: Shot) {
    let words = row.words
    let isSame = words.count == 3
    guard isSame || words.count == 4, let left = Int(words[1]),
      let right = Int(words[words.count - 1]), left > 0, right > 0
    else {
      throw DataError(
        path, line: row.number, "expected `name i j` or `name i name j`")
    }
    let other = isSame ? words[0] : words[2]
    try check(words[0], path, row.number)
    try check(other, path, row.number)
    return (Shot(name: String(words[0]), number: left), Shot(name: String(other), number: right))
  }

  private func trials(
    _ pairs: [(left: Shot, right: Shot)], folds: Int
  ) throws(DataError) -> Trials {
    let shots = Set(pairs.flatMap { [$0.left, $0.right] })
      .map { (shot: $0, path: path($0.name, $0.number)) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let index = Dictionary(uniqueKeysWithValues: shots.enumerated().map { ($1.shot, $0) })
    let classes = Set(shots.map(\.shot.name)).sortedBytewise()
    let number = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    let photographs = Photographs(
      root: peopleFolder, paths: shots.map(\.path),
      labels: shots.compactMap { number[$0.shot.name] }, classes: classes)
    try requireAll(photographs)
    return Trials(
      photographs: photographs, left: pairs.compactMap { index[$0.left] },
      right: pairs.compactMap { index[$0.right] },
      same: pairs.map { $0.left.name == $0.right.name },
      folds: folds)
  }

  private func path(_ name: String, _ number: Int) -> String {
    let digits = String(number)
    return "\(name)/\(name)_" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + ".jpg"
  }

  private func requireAll(_ photographs: Photographs) throws(DataError) {
    for index in 0..<photographs.count where !exists(photographs.path(index)) {
      throw DataError(photographs.path(index), "a list names this photograph, it is not there")
    }
  }
}
