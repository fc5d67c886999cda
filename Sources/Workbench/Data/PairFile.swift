/// Writes pairs of a folder of people as the hand-out's `path1,path2,match`.
///
/// Paths are relative to the folder. The same folder, builder and seed give the same bytes.
///
/// - Parameters:
///   - imageFolder: `<person>/<picture>`; no picture is opened.
///   - file: must not exist.
///   - builder: how many pairs, and of what kind.
/// - Returns: what was written, one sentence.
/// - Throws: ``DataError`` when there are too few photographs, ``StorageError``.
public func writePairs(
  of imageFolder: String, to file: String, builder: PairBuilder, seed: Int = 1
) throws -> String {
  let folders = try ClassFolders(imageFolder)
  try folders.requireNoEmptyClass()
  for name in folders.classes + folders.files.flatMap(\.self) {
    if let problem = SafePath.problem(of: name) { throw DataError(imageFolder, problem) }
  }
  let photographs = folders.photographs(root: imageFolder)
  let random = Random(seed: UInt64(bitPattern: Int64(seed)))
  let trials: Trials
  do { trials = try Trials(of: photographs, builder: builder, random: random) } catch {
    throw DataError(imageFolder, error.problem)
  }
  let rows = (0..<trials.count).map { pair in
    [
      photographs.paths[trials.left[pair]], photographs.paths[trials.right[pair]],
      trials.same?[pair] == true ? "1" : "0",
    ]
  }
  guard !exists(file) else {
    throw DataError(file, "expected no such file yet; remove it or name another")
  }
  let text = CommaSeparated.text([["path1", "path2", "match"]] + rows)
  try DurableFile.write(Array(text.utf8), to: file)
  return """
    \(trials.count) pairs of \(folders.classes.count) people in \(file): \(builder.negatives) of \
    two people and \(builder.positives) of one
    """
}
