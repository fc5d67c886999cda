internal import Foundation

/// Looks at all of a folder of data: every picture is decoded, every list read.
///
/// The folder may be of the hand-out's layout or a folder of class folders.
///
/// - Parameters:
///   - directory: the folder.
///   - workers: threads that decode; their number changes nothing.
/// - Returns: what is wrong, every finding by name.
/// - Throws: ``DataError`` when the folder or a list cannot be read at all.
public func check(
  _ directory: String, workers: Int = processorCount
) throws -> DataReport {
  if AssignmentLayout.holds(directory) {
    return try checkAssignment(try AssignmentLayout(directory), workers: workers)
  }
  var report = DataReport(directory: directory, layout: "image-folder")
  let folders = try ClassFolders(directory)
  guard !folders.classes.isEmpty else {
    throw DataError(directory, "expected class folders or classification/train, got neither")
  }
  report.emptyClasses = folders.emptyClasses
  try inspect(filed(folders, prefix: "", split: ""), &report, workers)
  return report
}

private func checkAssignment(_ layout: AssignmentLayout, workers: Int) throws -> DataReport {
  var report = DataReport(directory: layout.directory, layout: "assignment")
  var files: [Filed] = []
  var trained: Set<String> = []
  for part in ["train", "dev"] {
    guard let folder = layout.part(part) else { continue }
    let folders = try ClassFolders(layout.directory + "/" + folder)
    report.emptyClasses += folders.emptyClasses.map { folder + "/" + $0 }
    if part == "train" { trained = Set(folders.classes) }
    report.emptyClasses += folders.classes.filter { !trained.contains($0) }
      .map { "\(folder)/\($0) is not in train" }
    files += filed(folders, prefix: folder + "/", split: part)
  }
  if let folder = layout.part("test") {
    files += try names(in: layout.directory + "/" + folder).filter(isPicture)
      .map { Filed(path: folder + "/" + $0, group: "test") }
  }
  for part in ["dev", "test"] {
    files += try layout.verificationFiles(part)
      .map { Filed(path: $0, group: "verification \(part)") }
    report.unreadableLines += try layout.pairs(part)?.problems.map(\.description) ?? []
  }
  report.unreadableLines += try layout.testLabels()?.problems.map(\.description) ?? []
  let identities = try layout.identities()
  report.unreadableLines += identities?.problems.map(\.description) ?? []
  report.sharedIdentities = shared(identities, trained: trained)
  try inspect(files, &report, workers)
  return report
}

/// A file and the part of the data, or the class, that alone may hold its content.
private struct Filed {
  let path: String
  let group: String
}

private func filed(_ folders: ClassFolders, prefix: String, split: String) -> [Filed] {
  zip(folders.classes, folders.files).flatMap { name, files in
    files.map { Filed(path: prefix + name + "/" + $0, group: split + "/" + name) }
  }
}

/// People of verification who are trained on, or who are in both of its lists.
private func shared(_ identities: LabelList?, trained: Set<String>) -> [String] {
  guard let identities else { return [] }
  var parts: [String: Set<String>] = [:]
  for (path, name) in zip(identities.paths, identities.names) {
    let part = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    parts[name, default: []].insert(part)
  }
  return parts.keys.sortedBytewise().compactMap { name in
    let found = (parts[name] ?? []).sortedBytewise().map { "verification " + $0 }
    let all = (trained.contains(name) ? ["training"] : []) + found
    return all.count > 1 ? "\(name) is in " + all.joined(separator: " and ") : nil
  }
}

/// Decodes and hashes every file; fills in what is broken and what is there twice.
private func inspect(_ files: [Filed], _ report: inout DataReport, _ workers: Int) throws {
  let directory = report.directory
  let inspector = Prefetcher<(hash: String?, problem: String?)>(
    count: files.count, depth: 4 * workers, workers: workers
  ) { index in
    let path = directory + "/" + files[index].path
    do {
      let bytes = try pictureBytes(of: path)
      _ = try Image.decode(bytes, path: path, atLeast: 1)
      return (SHA256.hexDigest(of: bytes), nil)
    } catch {
      return (nil, String(describing: error))
    }
  }
  var byContent: [String: [Filed]] = [:]
  for file in files {
    guard let (hash, problem) = try inspector.next() else { break }
    report.photographs += 1
    if let problem { report.brokenImages.append(problem) }
    if let hash { byContent[hash, default: []].append(file) }
  }
  let repeated = byContent.values.filter { Set($0.map(\.group)).count > 1 }
  report.duplicates = repeated.map { $0.map(\.path).joined(separator: " = ") }.sortedBytewise()
}
