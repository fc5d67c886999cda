internal import Foundation

/// What happens to pictures that cannot be decoded: `bad-images=skip` leaves them out.
public enum BadImages: String, Sendable, CaseIterable {
  /// The recipe stops and names the first one.
  case refuse
  /// They are left out, each by name.
  case skip

  /// What to add to the error that names one.
  static let advice = "; bad-images=skip leaves such pictures out"
}

extension FaceData {
  /// The data without the photographs that cannot be decoded, each of which ``skipped`` names.
  ///
  /// Pairs that hold one are left out, too; without one of its pairs, a list has no folds any more.
  /// Every photograph is decoded once; what was found is kept in the user's cache folder and used
  /// again while paths, sizes and times of change are the same.
  ///
  /// - Parameters:
  ///   - cache: the folder of what was found; nil for the user's own.
  ///   - workers: threads that decode; their number changes nothing.
  /// - Throws: ``DataError`` when nothing is left to train on, or no pair of a list.
  public func withoutBadImages(
    cache: String? = nil, workers: Int = processorCount
  ) throws -> FaceData {
    let lists = [
      training, development, test, developmentTrials?.photographs, testTrials?.photographs,
    ]
    let paths = lists.compactMap { $0 }.flatMap { list in list.paths.indices.map(list.path) }
    let bad = try badImages(paths, cache: cache ?? ContentHashes.userFolder, workers: workers)
    guard !bad.isEmpty else { return self }
    var data = self
    data.training = training.without(bad)
    data.development = development?.without(bad)
    data.test = test?.without(bad)
    data.skipped += bad.values.sortedBytewise()
    data.developmentTrials = try developmentTrials?.without(bad, "development", &data.skipped)
    data.testTrials = try testTrials?.without(bad, "test", &data.skipped)
    guard data.training.count > 0 else {
      throw DataError(training.root, "none of \(training.count) training pictures can be decoded")
    }
    return data
  }
}

extension Photographs {
  fileprivate func without(_ bad: [String: String]) -> Photographs {
    rows(paths.indices.filter { bad[path($0)] == nil })
  }
}

extension Trials {
  /// The pairs of whole pictures; a line tells which are left out, counted from 1.
  fileprivate func without(
    _ bad: [String: String], _ list: String, _ skipped: inout [String]
  ) throws -> Trials {
    let isBad = photographs.paths.indices.map { bad[photographs.path($0)] != nil }
    let left = left.indices.filter { !isBad[self.left[$0]] && !isBad[right[$0]] }
    guard left.count < count else { return self }
    guard !left.isEmpty else {
      throw DataError(photographs.root, "no \(list) pair is left without a broken picture")
    }
    let kept = Set(left)
    let gone = (0..<count).filter { !kept.contains($0) }.map { String($0 + 1) }
    let more = gone.count > 20 ? " and \(gone.count - 20) more" : ""
    skipped.append(
      "\(gone.count) of \(count) \(list) pairs, which hold such a picture: number "
        + gone.prefix(20).joined(separator: ", ") + more)
    return pairs(left)
  }
}

/// The pictures that cannot be decoded, and why, by path.
private func badImages(
  _ paths: [String], cache: String, workers: Int
) throws -> [String: String] {
  let unique = Set(paths).sortedBytewise()
  let (key, isSettled) = state(of: unique)
  let file = "\(cache)/bad-images-\(key).json"
  if let data = FileManager.default.contents(atPath: file),
    let found = try? JSONDecoder().decode([String: String].self, from: data)
  {
    return found
  }
  let progress = Progress("pictures", total: unique.count)
  defer { progress.finish() }
  let checker = Prefetcher<String?>(
    count: unique.count, depth: 4 * workers, workers: workers
  ) { index in
    do throws(ImageError) {
      _ = try Image.decode(contentsOf: unique[index], atLeast: 1)
      return nil
    } catch {
      return error.description
    }
  }
  var bad: [String: String] = [:]
  for (index, path) in unique.enumerated() {
    try Interrupt.check()
    bad[path] = try checker.next() ?? nil
    progress.report(index + 1)
  }
  if isSettled, let data = try? JSONEncoder.sorted.encode(bad) {
    // Only an aid: without it, the pictures are looked at again.
    try? FileSystem.system.makeDirectories(cache)
    try? DurableFile.write(Array(data), to: file)
  }
  return bad
}

/// A hash of paths, sizes and times of change, and whether all changes are two seconds ago: a file
/// could change again within its time stamp.
private func state(of paths: [String]) -> (key: String, isSettled: Bool) {
  let hash = SHA256()
  var newest = 0
  for path in paths {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let changed = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    newest = max(newest, changed)
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    var line = "\(isThere) \(status.st_size) \(changed) \(absolute)\n"
    line.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
  }
  let now = Int(Date().timeIntervalSince1970 * 1e9)
  return (String(hash.hexDigest().prefix(32)), now - newest > 2_000_000_000)
}
