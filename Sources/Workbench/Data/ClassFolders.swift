internal import Foundation

/// What lies in a folder of class folders, hidden files left out.
public struct ClassFolders: Sendable, Equatable {
  /// The folder, as it was given.
  public var root: String
  /// Names of the class folders, sorted bytewise.
  public var classes: [String] = []
  /// The names of the pictures of each class, sorted bytewise.
  public var files: [[String]] = []
  /// How many files were passed over, because their names do not end as those of pictures do.
  public var otherFiles = 0

  /// Reads the folder; opens no picture.
  ///
  /// - Throws: ``DataError`` when a folder cannot be read.
  public init(_ root: String) throws(DataError) {
    self.root = root
    for name in try names(in: root) {
      guard isFolder(root + "/" + name) else { continue }
      classes.append(name)
      let all = try names(in: root + "/" + name)
      files.append(all.filter(isPicture))
      otherFiles += all.count - (files.last?.count ?? 0)
    }
  }

  /// Names of the classes without a picture.
  public var emptyClasses: [String] {
    zip(classes, files).filter { $0.1.isEmpty }.map(\.0)
  }

  /// Throws a ``DataError`` naming the folder of the first empty class, or the root without one.
  public func requireNoEmptyClass() throws(DataError) {
    guard !classes.isEmpty else {
      throw DataError(root, "expected one folder a class, got none")
    }
    guard let name = emptyClasses.first else { return }
    throw DataError(
      root + "/" + name, "expected pictures (.jpg, .jpeg, .pgm, .ppm), got an empty class folder")
  }

  /// The pictures with their classes, as paths beneath `prefix`.
  public func photographs(root: String, prefix: String = "") -> Photographs {
    var photographs = Photographs(root: root, paths: [], labels: [], classes: classes)
    for (label, names) in files.enumerated() {
      photographs.paths += names.map { prefix + classes[label] + "/" + $0 }
      photographs.labels += names.map { _ in label }
    }
    return photographs
  }
}

/// The names in a folder, hidden ones left out, sorted bytewise.
func names(in folder: String) throws(DataError) -> [String] {
  guard let all = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
    throw DataError(folder, "expected a folder, got none that can be read")
  }
  return all.filter { !$0.hasPrefix(".") }.sortedBytewise()
}

/// Whether a path is a folder, symbolic links followed.
func isFolder(_ path: String) -> Bool {
  var isDirectory: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    && isDirectory.boolValue
}

/// Whether something is at a path.
func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

/// Whether a name ends as those of pictures do.
func isPicture(_ name: String) -> Bool {
  let name = name.lowercased()
  return [".jpg", ".jpeg", ".pgm", ".ppm"].contains { name.hasSuffix($0) }
}

extension Sequence<String> {
  /// In the order of their UTF-8 bytes, which no locale and no normalisation changes.
  public func sortedBytewise() -> [String] {
    sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
