internal import Foundation

/// Hashes of files' contents beneath one folder, remembered by path, size and time of change.
///
/// The cache file holds a line `size nanoseconds hash path` a file. It is only an aid: a damaged
/// or missing one costs time, and a failure to write it is no error. A file changed within the
/// last two seconds is not remembered, since it could change again within its time stamp.
struct ContentHashes {
  private struct Entry {
    let size: Int
    let changed: Int
    let hash: String
  }

  private let root: String
  private let path: String
  private var entries: [String: Entry] = [:]
  private var isChanged = false

  /// The folder of kept hashes of this user.
  static var userFolder: String {
    let variables = ProcessInfo.processInfo.environment
    if let folder = variables["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return folder + "/workbench/contents"
    }
    return NSHomeDirectory() + "/.cache/workbench/contents"
  }

  init(_ root: String, folder: String) {
    self.root = root
    let absolute = URL(fileURLWithPath: root).standardizedFileURL.path
    path = folder + "/" + SHA256.hexDigest(of: Array(absolute.utf8)).prefix(32) + ".txt"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    for line in data.split(separator: 10) {
      let fields = line.split(separator: 32, maxSplits: 3)
      guard fields.count == 4, fields[2].count == 64, let size = number(fields[0]),
        let changed = number(fields[1])
      else { continue }
      entries[String(decoding: fields[3], as: UTF8.self)] = Entry(
        size: size, changed: changed, hash: String(decoding: fields[2], as: UTF8.self))
    }
  }

  /// The hashes of files, those read that are not known.
  mutating func hashes(of paths: [String]) throws -> [String] {
    let now = Int(Date().timeIntervalSince1970 * 1e9)
    let states = paths.map { state(root + "/" + $0) }
    var unknown: [Int] = []
    var hashes = paths.indices.map { index -> String in
      if let state = states[index], let entry = entries[paths[index]], entry.size == state.size,
        entry.changed == state.changed
      {
        return entry.hash
      }
      unknown.append(index)
      return ""
    }
    guard !unknown.isEmpty else { return hashes }
    let workers = processorCount
    let (missing, folder) = (unknown, root)
    let reader = Prefetcher(count: missing.count, depth: 4 * workers, workers: workers) {
      SHA256.hexDigest(of: try pictureBytes(of: folder + "/" + paths[missing[$0]]))
    }
    for index in unknown {
      try Interrupt.check()
      guard let hash = try reader.next() else { break }
      hashes[index] = hash
      if let state = states[index], now - state.changed > 2_000_000_000 {
        entries[paths[index]] = Entry(size: state.size, changed: state.changed, hash: hash)
        isChanged = true
      }
    }
    return hashes
  }

  /// Writes the cache file, if there is news.
  func save() {
    guard isChanged else { return }
    let lines = entries.keys.sortedBytewise().compactMap { name -> String? in
      guard let entry = entries[name], !name.utf8.contains(10) else { return nil }
      return "\(entry.size) \(entry.changed) \(entry.hash) \(name)\n"
    }
    try? FileSystem.system.makeDirectories(parentDirectory(of: path))
    try? DurableFile.write(Array(lines.joined().utf8), to: path)
  }

  private func number(_ digits: Data) -> Int? {
    digits.reduce(into: Int?.some(0)) { value, digit in
      guard let old = value, (0x30...0x39).contains(digit), old < Int.max / 10 - 1 else {
        value = nil
        return
      }
      value = old * 10 + Int(digit - 0x30)
    }
  }

  private func state(_ path: String) -> (size: Int, changed: Int)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }
}
