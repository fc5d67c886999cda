import Workbench

/// Draws people and photographs of them, once, and reads them like the hand-out's data.
///
/// Who a person is decides geometry and colours: outline, skin, hair, eyes, brows, nose, mouth,
/// beard, glasses, moles. Pose, expression, light, background, what hides the face, blur, noise
/// and JPEG quality vary from one photograph to the next. The same options give the same bytes.
///
/// - Source: own drawing; no photograph of anybody is used.
struct Synthetic: DataSource {
  /// Where to keep the photographs; empty for a folder in `data` named by the options.
  var directory = ""
  /// People to train on.
  var identities = 200
  /// Photographs of each of them to train on.
  var photographs = 20
  /// People in each of the two lists of pairs, none of them trained on.
  var heldOutIdentities = 60
  /// Photographs of each person in the lists of pairs.
  var heldOutPhotographs = 8
  /// Pairs in each list, as far as there are so many.
  var pairs = 2000
  /// Side of a photograph in pixels.
  var side = 224
  /// How much pose, light, expression and the rest vary: 0 for passport pictures.
  var difficulty = 1.0
  /// Decides who is drawn and how.
  var seed = 1

  func validate() throws {
    try require((1...100_000).contains(identities), "identities", identities, "in 1…100000")
    try require((1...10_000).contains(photographs), "photographs", photographs, "in 1…10000")
    try require(
      heldOutIdentities == 0 || (2...100_000).contains(heldOutIdentities), "heldOutIdentities",
      heldOutIdentities, "0 or in 2…100000")
    try require(
      (2...10_000).contains(heldOutPhotographs), "heldOutPhotographs", heldOutPhotographs,
      "in 2…10000")
    try require((2...10_000_000).contains(pairs), "pairs", pairs, "in 2…10000000")
    try require((32...1024).contains(side), "side", side, "in 32…1024")
    try require((0...1.5).contains(difficulty), "difficulty", difficulty, "in 0…1.5")
  }

  func load() throws -> FaceData {
    var options = SyntheticOptions()
    options.identities = identities
    options.photographs = photographs
    options.heldOutIdentities = heldOutIdentities
    options.heldOutPhotographs = heldOutPhotographs
    options.pairs = pairs
    options.side = side
    options.difficulty = difficulty
    options.seed = seed
    return try syntheticData(options, in: directory.isEmpty ? nil : directory)
  }
}
