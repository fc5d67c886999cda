internal import Foundation

/// A hash of everything in some data that can change a result: photographs, labels and pairs.
///
/// Photographs count by their paths beneath the root and their content, so moving the root or
/// making the same files again changes nothing. Hashes of contents are kept in the user's cache
/// folder and used again while size and time of change are the same.
///
/// - Parameters:
///   - data: the data.
///   - cache: the folder of kept hashes; nil for the user's own.
/// - Returns: a SHA-256 in hexadecimal.
/// - Throws: ``ImageError`` naming a photograph that cannot be read.
public func manifestHash(of data: FaceData, cache: String? = nil) throws -> String {
  let folder = cache ?? ContentHashes.userFolder
  var kept: [String: ContentHashes] = [:]
  let hash = SHA256()
  func add(_ text: String) {
    var text = text + "\n"
    text.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
  }
  func add(_ name: String, _ photographs: Photographs?) throws {
    guard let photographs else { return }
    var contents = kept[photographs.root] ?? ContentHashes(photographs.root, folder: folder)
    let hashes = try contents.hashes(of: photographs.paths)
    kept[photographs.root] = contents
    add("\(name) \(photographs.count)")
    for (index, path) in photographs.paths.enumerated() {
      let label = photographs.labels.isEmpty ? "" : photographs.classes[photographs.labels[index]]
      add("\(hashes[index]) \(path.utf8.count) \(path) \(label)")
    }
  }
  func add(_ name: String, _ trials: Trials?) throws {
    guard let trials else { return }
    try add(name, trials.photographs)
    add("\(name) pairs \(trials.count) folds \(trials.folds)")
    for index in 0..<trials.count {
      let same = trials.same.map { $0[index] ? "1" : "0" } ?? "?"
      add("\(trials.left[index]) \(trials.right[index]) \(same)")
    }
  }
  try add("training", data.training)
  try add("development", data.development)
  try add("test", data.test)
  try add("development trials", data.developmentTrials)
  try add("test trials", data.testTrials)
  for contents in kept.values { contents.save() }
  return hash.hexDigest()
}
