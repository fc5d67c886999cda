internal import Glibc

/// Finds the files that a list names beneath a folder, and nothing outside it.
///
/// A list may come from anyone. A path in it must be relative, without `..`, and where it really
/// lies, all symbolic links followed, must be beneath the folder.
struct SafePath {
  let root: String
  private let realRoot: String

  /// - Throws: ``DataError`` when there is no such folder.
  init(root: String) throws(DataError) {
    guard let real = realPath(root) else {
      throw DataError(root, "expected a folder, got nothing (\(systemReason()))")
    }
    self.root = root
    realRoot = real == "/" ? "" : real
  }

  /// The path relative to the root of what a list calls `path`, tried in each of `folders`.
  func resolve(
    _ path: String, in folders: [String] = [""], place: String, line: Int
  ) throws(DataError) -> String {
    if let problem = SafePath.problem(of: path) { throw DataError(place, line: line, problem) }
    for folder in folders {
      let candidate = folder.isEmpty ? path : folder + "/" + path
      guard let real = realPath(root + "/" + candidate) else { continue }
      guard real.utf8.starts(with: (realRoot + "/").utf8) else {
        throw DataError(
          place, line: line, "the path \(printable(path)) leads out of \(root)")
      }
      return candidate
    }
    throw DataError(place, line: line, "no file \(printable(path)) in \(root)")
  }

  /// What is wrong with the mere text of a path, if anything.
  static func problem(of path: String) -> String? {
    if path.isEmpty { return "expected a path, got nothing" }
    if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return "the path \(printable(path)) holds a control character"
    }
    if path.utf8.count > 1024 { return "expected a path, got \(path.utf8.count) bytes" }
    if path.hasPrefix("/") || path.hasPrefix("~") || path.contains("\\") {
      return "expected a path relative to the folder, with /, got \(printable(path))"
    }
    if path.split(separator: "/").contains("..") { return "the path \(printable(path)) holds .." }
    return nil
  }
}

/// Where a path really lies, all symbolic links followed; nil when nothing is there.
private func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// A text of unknown origin, safe to print: no control characters, at most 80 of its characters.
func printable(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(80).map { scalar -> String in
    scalar.properties.generalCategory == .control
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
  return "\"" + scalars.joined() + (text.unicodeScalars.count > 80 ? "…" : "") + "\""
}
