internal import Foundation

/// The checkpoints of one run: `step-<n>/` folders and the links `last` and `best`.
///
/// A checkpoint is written under another name, with the hashes of its files last, and then renamed:
/// whenever the machine stops, the newest folder that verifies is a whole checkpoint. The links are
/// for people; the folders alone decide.
///
/// - Source: Orbax, "Checkpoint atomicity" (a temporary folder, then one rename). Ours adds a hash
///   of every file, so that a disk that lied about a sync is noticed too.
public struct CheckpointStore: Sendable {
  /// The folder of the checkpoints.
  public let path: String
  /// How many of the newest checkpoints stay, beside the best.
  public let kept: Int
  let fileSystem: FileSystem

  /// The checkpoints in a folder, which is made by the first save.
  public init(path: String, kept: Int = 2) { self.init(path: path, kept: kept, .system) }

  init(path: String, kept: Int = 2, _ fileSystem: FileSystem) {
    require(kept >= 1, "at least one checkpoint must stay, got \(kept)")
    self.path = path
    self.kept = kept
    self.fileSystem = fileSystem
  }

  /// Saves a checkpoint; it becomes the last one, and the best one where that is said.
  ///
  /// - Throws: ``StorageError``; the checkpoints saved before are then as they were, and another try
  ///   after space was freed works.
  public func save(_ checkpoint: Checkpoint, isBest: Bool = false) throws {
    try fileSystem.makeDirectories(path)
    let step = Step(number: checkpoint.position.globalStep)
    let temporary = temporaryName(for: "\(path)/\(step.name)")
    do {
      try write(checkpoint, isBest: isBest, to: temporary)
      try install(temporary, as: step)
    } catch {
      try? fileSystem.removeTree(temporary)
      throw error
    }
    try fileSystem.syncDirectory(path)
    try DurableFile.replaceLink("\(path)/last", to: step.name, fileSystem)
    if isBest { try DurableFile.replaceLink("\(path)/best", to: step.name, fileSystem) }
    try prune(after: step)
  }

  /// The newest checkpoint that is whole; nil when there is none.
  ///
  /// Torn ones are told to `report` and passed over.
  public func newest(report: (TornCheckpoint) -> Void = { _ in }) -> Checkpoint? {
    firstWhole(report) { _ in true }?.checkpoint
  }

  /// The newest checkpoint that was saved as the best; nil when there is none.
  public func best(report: (TornCheckpoint) -> Void = { _ in }) -> Checkpoint? {
    firstWhole(report) { $0.isBest }?.checkpoint
  }

  /// Clears away what crashes left and puts the links right; to be called by the run's only writer.
  ///
  /// - Throws: ``StorageError``.
  public func recover() throws {
    for step in steps where step.isReplaced {
      // Whole by construction: it was step-<n> until its successor was about to take the name.
      let original = "\(path)/\(Step(number: step.number).name)"
      if (try? check(original)) == nil {
        try fileSystem.removeTree(original)
        try fileSystem.rename("\(path)/\(step.name)", to: original)
      } else {
        try fileSystem.removeTree("\(path)/\(step.name)")
      }
    }
    for name in directoryEntries(path) where name.contains(".tmp-") {
      try fileSystem.removeTree("\(path)/\(name)")
    }
    let whole = steps.filter { (try? check("\(path)/\($0.name)")) != nil }
    if let last = whole.first {
      try DurableFile.replaceLink("\(path)/last", to: last.name, fileSystem)
    }
    if let best = whole.first(where: isBest) {
      try DurableFile.replaceLink("\(path)/best", to: best.name, fileSystem)
    }
  }
}
