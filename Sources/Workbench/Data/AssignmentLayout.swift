/// The layout of the hand-out.
///
///     classification/train/<class>/*.jpg    to learn from
///     classification/dev/<class>/*.jpg      other photographs of the same people
///     classification/test/*.jpg             their classes in classification_test_labels.csv, if known
///     verification/dev/*.jpg                pairs in verification_dev.csv: path1,path2,match
///     verification/test/*.jpg               pairs in verification_test.csv: path1,path2; their
///                                           matches in verification_test_labels.csv, if known
///     verification_identities.csv           who is on each photograph of verification, if known
///
/// Only `classification/train` must be there. The CSV files may lie at the top or in their part's
/// folder, with paths relative to either; folders doubled by unpacking are found.
///
/// - Source: CMU 11-785, homework 2 part 2, Spring 2022.
public struct AssignmentLayout: Sendable {
  /// The folder that holds it all.
  public let directory: String
  private let root: SafePath

  /// The layout in `directory`.
  ///
  /// - Throws: ``DataError`` when there is no such folder or no training set in it.
  public init(_ directory: String) throws(DataError) {
    self.directory = directory
    root = try SafePath(root: directory)
    guard part("train") != nil else {
      throw DataError(directory, "expected a folder classification/train, got none")
    }
  }

  /// Whether a folder holds this layout.
  public static func holds(_ directory: String) -> Bool {
    (try? AssignmentLayout(directory)) != nil
  }

  /// All that the layout holds, refusing what is wrong; opens no picture.
  ///
  /// - Parameter name: a short name for reports.
  /// - Returns: the data; every path is relative to the directory.
  /// - Throws: ``DataError`` naming the file and line.
  public func load(name: String) throws(DataError) -> FaceData {
    guard let train = part("train") else {
      throw DataError(directory, "expected a folder classification/train, got none")
    }
    let folders = try ClassFolders(directory + "/" + train)
    try folders.requireNoEmptyClass()
    var data = FaceData(
      name: name, training: folders.photographs(root: directory, prefix: train + "/"))
    if folders.otherFiles > 0 {
      data.skipped.append("\(folders.root): \(folders.otherFiles) files that are not pictures")
    }
    data.development = try development(classes: folders.classes)
    data.test = try test(classes: folders.classes)
    data.developmentTrials = try trials("dev")
    data.testTrials = try trials("test")
    return data
  }

  // MARK: Classification

  /// `classification/<name>`, relative to the directory, where it is.
  func part(_ name: String) -> String? {
    ["classification", "classification/classification", ""]
      .map { $0.isEmpty ? name : $0 + "/" + name }
      .first { isFolder(directory + "/" + $0) }
  }

  private func development(classes: [String]) throws(DataError) -> Photographs? {
    guard let part = part("dev") else { return nil }
    let folders = try ClassFolders(directory + "/" + part)
    guard !folders.classes.isEmpty else { return nil }
    try folders.requireNoEmptyClass()
    let number = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var photographs = folders.photographs(root: directory, prefix: part + "/")
    for name in folders.classes where number[name] == nil {
      throw DataError(folders.root + "/" + name, "the class \(printable(name)) is not in train")
    }
    photographs.labels = photographs.labels.compactMap { number[folders.classes[$0]] }
    photographs.classes = classes
    return photographs
  }

  private func test(classes: [String]) throws(DataError) -> Photographs? {
    guard let part = part("test") else { return nil }
    let files = try names(in: directory + "/" + part).filter(isPicture)
    guard !files.isEmpty else { return nil }
    var photographs = Photographs(
      root: directory, paths: files.map { part + "/" + $0 }, labels: [], classes: classes)
    guard let list = try testLabels() else { return photographs }
    if let problem = list.problems.first { throw problem }
    let path = testLabelsPath ?? directory
    let number = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var labels: [String: Int] = [:]
    for (index, name) in list.names.enumerated() {
      guard let label = number[name] else {
        throw DataError(
          path, line: list.lines[index], "the class \(printable(name)) is not in train")
      }
      labels[list.paths[index]] = label
    }
    for file in photographs.paths {
      guard let label = labels[file] else { throw DataError(path, "no line for \(file)") }
      photographs.labels.append(label)
    }
    return photographs
  }

  private var testLabelsPath: String? { list("classification_test_labels.csv") }

  /// The classes of the test photographs, where they are known.
  func testLabels() throws(DataError) -> LabelList? {
    guard let path = testLabelsPath, let part = part("test") else { return nil }
    return try LabelList(path: path, root: root, folders: [part, "", "classification"])
  }

  // MARK: Verification

  /// A CSV file by name, where it is.
  private func list(_ name: String) -> String? {
    ["", "verification/", "classification/", "verification/verification/"]
      .map { directory + "/" + $0 + name }.first { exists($0) }
  }

  /// The pairs of a part of verification, `dev` or `test`, with what is wrong with them.
  func pairs(_ part: String) throws(DataError) -> PairList? {
    let labels = list("verification_\(part)_labels.csv")
    guard let plain = list("verification_\(part).csv") ?? labels else { return nil }
    let folders = [
      "", "verification", "verification/\(part)", "verification/verification",
      "verification/verification/\(part)",
    ]
    let isLabelled = part == "dev"
    guard let labels, labels != plain else {
      return try PairList(
        path: plain, root: root, folders: folders, isLabelled: isLabelled || plain == labels)
    }
    let pairs = try PairList(path: plain, root: root, folders: folders, isLabelled: isLabelled)
    var known = try PairList(path: labels, root: root, folders: folders, isLabelled: true)
    if known.left != pairs.left || known.right != pairs.right {
      known.problems.append(DataError(labels, "the pairs are not those of \(plain)"))
    }
    known.problems = pairs.problems + known.problems
    return known
  }

  private func trials(_ part: String) throws(DataError) -> Trials? {
    guard let pairs = try pairs(part) else { return nil }
    if let problem = pairs.problems.first { throw problem }
    let identities = try identities()
    if let problem = identities?.problems.first { throw problem }
    return pairs.trials(
      identities: Dictionary(
        zip(identities?.paths ?? [], identities?.names ?? []), uniquingKeysWith: { $1 }))
  }

  /// Who is on each photograph of verification, where that is known.
  func identities() throws(DataError) -> LabelList? {
    guard let path = list("verification_identities.csv") else { return nil }
    return try LabelList(path: path, root: root, folders: ["", "verification"])
  }

  /// The pictures of a flat folder of verification, relative to the directory.
  func verificationFiles(_ part: String) throws(DataError) -> [String] {
    let folder = ["verification/\(part)", "verification/verification/\(part)"]
      .first { isFolder(directory + "/" + $0) }
    guard let folder else { return [] }
    return try names(in: directory + "/" + folder).filter(isPicture).map { folder + "/" + $0 }
  }
}
