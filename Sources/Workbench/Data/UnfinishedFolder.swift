internal import Foundation

/// A folder beside its target, which is filled before it takes the target's name.
///
/// It is locked while its process lives, so that the next one knows what a dead one left behind.
struct UnfinishedFolder: ~Copyable {
  /// The folder: `<target>.tmp-<random>`.
  let path: String
  private let descriptor: Int32

  /// Makes the folder, and removes those of the same target that nobody fills any more.
  ///
  /// - Throws: ``StorageError``.
  init(for target: String) throws {
    try Self.removeAbandoned(for: target)
    let path = "\(target).tmp-\(UUID().uuidString)"
    try FileSystem.system.makeDirectories(path)
    let descriptor = try FileSystem.system.open(path, O_RDONLY | O_DIRECTORY)
    // Where locks do not exist, as on some network disks, nothing is ever taken for abandoned.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit { FileSystem.system.unlock(descriptor) }

  private static func removeAbandoned(for target: String) throws {
    let parent = parentDirectory(of: target)
    let name = (target as NSString).lastPathComponent + ".tmp-"
    for entry in directoryEntries(parent) where entry.hasPrefix(name) {
      let path = "\(parent)/\(entry)"
      guard let descriptor = try? FileSystem.system.open(path, O_RDONLY | O_DIRECTORY) else {
        continue
      }
      defer { FileSystem.system.unlock(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      try FileSystem.system.removeTree(path)
    }
  }
}
