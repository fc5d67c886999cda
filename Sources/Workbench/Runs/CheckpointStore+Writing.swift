internal import Foundation

extension CheckpointStore {
  /// Writes the files of a checkpoint to a new folder, their hashes last, all of it synced.
  func write(_ checkpoint: Checkpoint, isBest: Bool, to folder: String) throws {
    let state = CheckpointState(position: checkpoint.position, isBest: isBest)
    var content = Safetensors(tensors: checkpoint.tensors, metadata: checkpoint.metadata)
    content.metadata[CheckpointState.key] = try JSONEncoder.record.text(of: state)

    try fileSystem.makeDirectory(folder)
    let weights = "\(folder)/\(CheckpointManifest.weights)"
    let header = try content.headerBytes(for: weights)
    let size = header.count + content.dataByteCount
    let file = try WritableFile(creating: weights, bytesNeeded: size, hashing: true, fileSystem)
    try content.write(header: header, to: file)
    guard let hash = try file.finish() else { preconditionFailure("\(weights) was not hashed") }

    let manifest = CheckpointManifest(
      files: [CheckpointManifest.weights: .init(bytes: size, sha256: hash)])
    let bytes = Array(try JSONEncoder.record.text(of: manifest).utf8)
    let last = try WritableFile(
      creating: "\(folder)/\(CheckpointManifest.name)", bytesNeeded: bytes.count, fileSystem)
    try last.write(bytes)
    try last.finish()
    try fileSystem.syncDirectory(folder)
  }

  /// Gives the finished folder its name; a checkpoint of the same step makes way first.
  func install(_ temporary: String, as step: Step) throws {
    let destination = "\(path)/\(step.name)"
    guard access(destination, F_OK) == 0 else {
      return try fileSystem.rename(temporary, to: destination)
    }
    // A torn one must not take the place of a whole one: it goes for good.
    guard (try? check(destination)) != nil else {
      try fileSystem.removeTree(destination)
      return try fileSystem.rename(temporary, to: destination)
    }
    let aside = "\(destination)\(Step.replacedMark)\(UInt32.random(in: .min ... .max))"
    try fileSystem.rename(destination, to: aside)
    do {
      try fileSystem.rename(temporary, to: destination)
    } catch {
      try? fileSystem.rename(aside, to: destination)
      throw error
    }
  }

  /// Removes what is neither among the newest up to `step` nor the best.
  ///
  /// Later steps than the one just saved belong to a future that was given up.
  func prune(after step: Step) throws {
    let all = steps
    let earlier = all.filter { $0.number <= step.number && !$0.isReplaced }
    var staying = Set(earlier.filter { (try? check("\(path)/\($0.name)")) != nil }.prefix(kept))
    if let best = all.first(where: { $0.number <= step.number && isBest($0) }) {
      staying.insert(best)
    }
    for step in all where !staying.contains(step) {
      // Under a temporary name, half a removed folder is never taken for a torn checkpoint.
      let doomed = temporaryName(for: "\(path)/\(step.name)")
      try fileSystem.rename("\(path)/\(step.name)", to: doomed)
      try fileSystem.removeTree(doomed)
    }
  }
}
