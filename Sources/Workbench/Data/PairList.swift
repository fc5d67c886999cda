/// A CSV file of pairs of photographs, `path1,path2,match` or without the last column.
///
/// A first line that is not a pair is a header; where it names the column `match` (or `same`,
/// `label`), that column is taken. Paths must lie beneath the root: see ``SafePath``.
struct PairList {
  let path: String
  var left: [String] = []
  var right: [String] = []
  var same: [Bool] = []
  /// What is wrong with lines, each with its number.
  var problems: [DataError] = []

  private let root: SafePath
  private let folders: [String]
  private let isLabelled: Bool

  /// Reads the file; paths may be relative to any of `folders`, tried in order.
  ///
  /// - Throws: ``DataError`` when the file cannot be read at all; see ``problems`` for its lines.
  init(path: String, root: SafePath, folders: [String], isLabelled: Bool) throws(DataError) {
    self.path = path
    self.root = root
    self.folders = folders
    self.isLabelled = isLabelled
    var lines = try CommaSeparated(path: path).lines[...]
    let columns = isLabelled ? 3 : 2
    var matchColumn = 2
    if let first = lines.first, PairList.isHeader(first.fields, isLabelled: isLabelled) {
      lines.removeFirst()
      let known: Set = ["match", "same", "label", "is_same", "gt"]
      if isLabelled, first.fields.count == columns {
        matchColumn = first.fields.firstIndex { known.contains($0.lowercased()) } ?? 2
      }
    }
    for line in lines {
      do throws(DataError) { try read(line, columns: columns, matchColumn: matchColumn) } catch {
        problems.append(error)
      }
    }
    if lines.isEmpty { problems.append(DataError(path, "expected pairs, got none")) }
  }

  private static func isHeader(_ fields: [String], isLabelled: Bool) -> Bool {
    !fields.contains { isPicture($0) }
      && !(isLabelled && fields.contains { match($0) != nil })
  }

  private static func match(_ field: String) -> Bool? {
    switch field.lowercased() {
    case "1", "true": true
    case "0", "false": false
    default: nil
    }
  }

  private mutating func read(
    _ line: CommaSeparated.Line, columns: Int, matchColumn: Int
  ) throws(DataError) {
    guard line.fields.count == columns else {
      let names = isLabelled ? "path1, path2, match" : "path1, path2"
      throw DataError(
        path, line: line.number,
        "expected \(columns) columns (\(names)), got \(line.fields.count)")
    }
    var paths = line.fields
    var isSame = false
    if isLabelled {
      let field = paths.remove(at: matchColumn)
      guard let value = PairList.match(field) else {
        throw DataError(
          path, line: line.number, "expected the match 0 or 1, got \(printable(field))")
      }
      isSame = value
    }
    let first = try root.resolve(paths[0], in: folders, place: path, line: line.number)
    let second = try root.resolve(paths[1], in: folders, place: path, line: line.number)
    left.append(first)
    right.append(second)
    if isLabelled { same.append(isSame) }
  }

  /// The pairs as trials; `identities` says who is on each photograph, where all are known.
  func trials(identities: [String: String] = [:]) -> Trials {
    let paths = Set(left + right).sortedBytewise()
    let number = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
    var photographs = Photographs(root: root.root, paths: paths, labels: [], classes: [])
    let names = paths.compactMap { identities[$0] }
    if names.count == paths.count {
      photographs.classes = Set(names).sortedBytewise()
      let label = Dictionary(
        uniqueKeysWithValues: photographs.classes.enumerated().map { ($1, $0) })
      photographs.labels = names.compactMap { label[$0] }
    }
    return Trials(
      photographs: photographs, left: left.compactMap { number[$0] },
      right: right.compactMap { number[$0] }, same: isLabelled ? same : nil)
  }
}

/// A CSV file of two columns, `path,name`: the class or the identity of each photograph.
struct LabelList {
  var paths: [String] = []
  var names: [String] = []
  /// The line that each entry stands in.
  var lines: [Int] = []
  /// What is wrong with lines, each with its number.
  var problems: [DataError] = []

  init(path: String, root: SafePath, folders: [String]) throws(DataError) {
    var rows = try CommaSeparated(path: path).lines[...]
    if let first = rows.first, let name = first.fields.first, !isPicture(name) {
      rows.removeFirst()
    }
    for row in rows {
      do throws(DataError) {
        guard row.fields.count == 2 else {
          throw DataError(
            path, line: row.number, "expected 2 columns, got \(row.fields.count)")
        }
        paths.append(
          try root.resolve(row.fields[0], in: folders, place: path, line: row.number))
        names.append(row.fields[1])
        lines.append(row.number)
      } catch { problems.append(error) }
    }
  }
}
