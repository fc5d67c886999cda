internal import Foundation

/// Whether training decodes its photographs once, into a file: `cache=auto`, `on` or `off`.
public enum CacheMode: String, Sendable, CaseIterable {
  /// Where it saves more time than it takes, and fits half of the memory and of the free disk.
  case auto
  /// Wherever it fits the disk.
  case on
  /// Never.
  case off
}

/// The folder of decoded copies of this user, which all recipes and all running processes share.
package struct DecodedCache: Sendable {
  let folder: String
  /// Bytes of all copies together; those not used for longest go first.
  var limitBytes = 32 << 30
  /// Photographs whose decoding a copy must save before `auto` makes one.
  var worthwhile = 20_000
  var memoryBytes = Int(clamping: ProcessInfo.processInfo.physicalMemory)
  var fileSystem = FileSystem.system

  /// The copies in a folder; nil for the user's own.
  package init(folder: String? = nil) {
    let contents = ContentHashes.userFolder
    self.folder = folder ?? parentDirectory(of: contents) + "/decoded"
  }

  /// What became of a wish for a copy.
  enum Outcome {
    /// It was there.
    case found(DecodedCopy)
    /// It was made now.
    case made(DecodedCopy, seconds: Double)
    /// Training goes on without; the reason where it is worth a word.
    case none(reason: String?)
  }

  /// The copy of photographs as a view shows them, made if there is none and it is wanted.
  ///
  /// - Parameters:
  ///   - passes: how often each photograph will be asked for.
  ///   - contents: the folder of kept hashes of contents; nil for the user's own.
  /// - Throws: ``ImageError`` naming a photograph, ``Interrupted``. A full disk throws nothing.
  func copy(
    of photographs: Photographs, as view: View, _ mode: CacheMode, passes: Int,
    contents: String? = nil
  ) throws -> Outcome {
    guard mode != .off, photographs.count > 0 else { return .none(reason: nil) }
    let bytes = DecodedCopy.byteCount(count: photographs.count, side: view.resize)
    let saved = photographs.count * max(0, passes - 1)
    if mode == .auto, saved < worthwhile || bytes > memoryBytes / 2 { return .none(reason: nil) }
    var hashes = ContentHashes(photographs.root, folder: contents ?? ContentHashes.userFolder)
    let key = DecodedCopy.key(of: try hashes.hashes(of: photographs.paths), as: view)
    hashes.save()
    let path = "\(folder)/\(key.prefix(32))\(Self.suffix)"
    func open() -> DecodedCopy? {
      DecodedCopy(path, key: key, count: photographs.count, side: view.resize)
    }
    if let copy = open() { return .found(copy) }
    do {
      try fileSystem.makeDirectories(folder)
      let turn = try MakersTurn(path + ".lock")
      defer { turn.end() }
      // Another process may have made it while this one waited.
      if let copy = open() { return .found(copy) }
      removeUnfinished(path)
      try makeRoom(for: bytes, mode)
      let start = ContinuousClock.now
      let progress = Progress("decoding", total: photographs.count)
      defer { progress.finish() }
      try DecodedCopy.write(
        photographs, as: view, key: key, to: path, fileSystem, report: { progress.report($0) })
      guard let copy = open() else { return .none(reason: "\(path): cannot be mapped") }
      return .made(copy, seconds: (ContinuousClock.now - start) / .seconds(1))
    } catch let error as StorageError {
      return .none(reason: error.description)
    }
  }

  static let suffix = ".pixels"

  /// Removes copies that were not used for longest until another fits.
  private func makeRoom(for bytes: Int, _ mode: CacheMode) throws {
    var total = entries.reduce(0) { $0 + $1.bytes }
    guard bytes <= limitBytes else {
      throw StorageError(
        path: folder, action: "keep a decoded copy", reason: "at most \(limitBytes) bytes are kept",
        bytesNeeded: bytes)
    }
    for entry in entries.sorted(by: { $0.used < $1.used }) where total + bytes > limitBytes {
      try fileSystem.remove(entry.path)
      total -= entry.bytes
    }
    let free = try freeBytes(at: folder)
    // Room is left for checkpoints and for others.
    guard bytes <= (mode == .on ? free - free / 20 : free / 2) else {
      throw StorageError(
        path: folder, action: "keep a decoded copy", reason: "only \(free) bytes are free",
        bytesNeeded: bytes)
    }
  }
}
