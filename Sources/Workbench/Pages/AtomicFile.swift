internal import Foundation

/// The files of a page: there whole or not at all, and not touched when nothing changed.
public enum AtomicFile {
  /// Replaces the file at once and durably; one that already holds the bytes is left alone.
  ///
  /// - Throws: ``StorageError``; the file is then what it was before.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    if FileManager.default.contents(atPath: path).map({ $0.elementsEqual(bytes) }) == true {
      return
    }
    try DurableFile.write(bytes, to: path)
  }

  /// Writes text as UTF-8.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws {
    try FileSystem.system.makeDirectories(path)
  }
}
