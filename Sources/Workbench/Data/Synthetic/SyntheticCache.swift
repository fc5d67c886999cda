internal import Foundation

extension SyntheticOptions {
  /// The folder in `data` that keeps what these options and this version of the drawing make.
  public var cacheDirectory: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Options are integers and finite numbers, which always encode.
    let options = (try? encoder.encode(self)) ?? Data()
    let text = "drawing \(SyntheticOptions.drawing) " + String(decoding: options, as: UTF8.self)
    return "data/synthetic-" + SHA256.hexDigest(of: Array(text.utf8)).prefix(12)
  }

  /// Raised whenever the same options draw other bytes than before.
  private static let drawing = 1
}

/// The synthetic data of some options, drawn unless it is there.
///
/// - Parameters:
///   - options: how many, how hard, which seed.
///   - directory: where it is kept; nil for ``SyntheticOptions/cacheDirectory``.
/// - Returns: the data, as ``AssignmentLayout`` reads it.
/// - Throws: ``DataError`` about options or the folder, ``StorageError`` when writing fails.
public func syntheticData(
  _ options: SyntheticOptions, in directory: String? = nil
) throws -> FaceData {
  let directory = directory ?? options.cacheDirectory
  if !AssignmentLayout.holds(directory) {
    try FileSystem.system.makeDirectories(parentDirectory(of: directory))
    do { _ = try synthesise(into: directory, options: options) } catch {
      // Another process may have been faster; what it wrote is the same.
      guard AssignmentLayout.holds(directory) else { throw error }
    }
  }
  return try AssignmentLayout(directory).load(name: "synthetic")
}
