import Workbench

/// Reads a folder in the hand-out's layout: classification and verification with their CSV files.
///
/// What `workbench data split` and `workbench data synth` write is read by this, byte for byte.
///
/// - Source: CMU 11-785, homework 2 part 2, Spring 2022.
struct Assignment: DataSource {
  /// The folder that holds `classification` and `verification`.
  var directory = ""

  func validate() throws {
    try require(!directory.isEmpty, "directory", directory, "a folder")
  }

  func load() throws -> FaceData {
    try AssignmentLayout(directory).load(name: "assignment")
  }
}
