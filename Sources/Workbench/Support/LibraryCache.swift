internal import Foundation
internal import Glibc

/// Compiled libraries, each under the hash of everything that made it.
struct LibraryCache: Sendable {
  let folder: String
  /// The libraries that stay; the least recently used go first.
  var limit = 64

  /// The library of a key; `make` writes it, at the path it is given, when there is none yet.
  ///
  /// Two processes may make one library at once: each writes its own and renames it.
  func library(key: String, make: (_ library: String, _ scratch: String) throws -> Void) throws
    -> String
  {
    let files = FileManager.default
    let library = "\(folder)/\(key).so"
    if files.fileExists(atPath: library) {
      try? files.setAttributes([.modificationDate: Date()], ofItemAtPath: library)
      return library
    }
    let scratch = "\(folder)/tmp-\(UUID().uuidString)"
    try files.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: scratch) }
    try make("\(scratch)/library.so", scratch)
    guard rename("\(scratch)/library.so", library) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: library])
    }
    prune()
    return library
  }

  private func prune() {
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasSuffix(".so")
    }
    guard names.count > limit else { return }
    let dated = names.map { name in
      let values = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name: name, date: values?[.modificationDate] as? Date ?? .distantPast)
    }
    for old in dated.sorted(by: { $0.date > $1.date }).dropFirst(limit) {
      try? files.removeItem(atPath: "\(folder)/\(old.name)")
    }
  }
}
