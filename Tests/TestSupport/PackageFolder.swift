internal import Foundation

/// The root folder of this package.
public let packageFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Writes a text file below a folder, with the folders on its way.
public func write(_ text: String, to path: String, in folder: String) throws {
  let file = URL(filePath: folder).appending(path: path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
}

/// The folder of reference numbers.
public let referenceFixtures = packageFolder + "/Tests/Fixtures/reference"
