import Workbench

/// Reads any folder of class folders, `<class>/<picture>`, and makes the splits itself.
///
/// Some people are held out of training altogether: half of them make the pairs of development,
/// half those of the final result. Of the others, some photographs validate top-1 accuracy. All
/// of it is decided by the names and the seed.
///
/// - Source: the layout is torchvision's `ImageFolder`; pairs as in the hand-out of CMU 11-785.
struct ImageFolder: DataSource {
  /// The folder of class folders.
  var directory = ""
  /// The part of each person's photographs that validates instead of training.
  var developmentFraction = 0.1
  /// The part of the people that is held out for verification; 0 for none.
  var heldOutFraction = 0.2
  /// How many pairs each of the two verification lists gets, as far as there are so many.
  var pairs = 2000
  /// Decides who is held out and which pairs are built.
  var seed = 1

  func validate() throws {
    try require(!directory.isEmpty, "directory", directory, "a folder")
    try require(
      (0...0.9).contains(developmentFraction), "developmentFraction", developmentFraction,
      "in 0…0.9")
    try require(
      (0...0.9).contains(heldOutFraction), "heldOutFraction", heldOutFraction, "in 0…0.9")
    try require(pairs > 0, "pairs", pairs, "at least 1")
  }

  func load() throws -> FaceData {
    let folders = try ClassFolders(directory)
    try folders.requireNoEmptyClass()
    let all = folders.photographs(root: directory)
    let random = Random(seed: UInt64(bitPattern: Int64(seed)))
    let parts = try IdentityParts(
      all, verification: heldOutFraction, directory: directory, random: random.split(0))
    var data = FaceData(name: "image-folder", training: all.ofClasses(parts.training))
    (data.training, data.development) = data.training.splitOff(
      developmentFraction, random: random.split(1))
    if developmentFraction > 0, data.development == nil {
      let least = max(2, Int((0.5 / developmentFraction).rounded(.up)))
      data.skipped.append(
        "\(directory): photographs of known people to measure top-1 on, development-fraction="
          + "\(developmentFraction) takes one of \(least) and nobody has so many")
    }
    data.developmentTrials = try trials(
      "development", all, parts.development, random.split(2), &data.skipped)
    data.testTrials = try trials("test", all, parts.test, random.split(3), &data.skipped)
    if folders.otherFiles > 0 {
      data.skipped.append("\(directory): \(folders.otherFiles) files that are not pictures")
    }
    return data
  }

  private func trials(
    _ list: String, _ all: Photographs, _ classes: [Int], _ random: Random,
    _ skipped: inout [String]
  ) throws -> Trials? {
    guard !classes.isEmpty else { return nil }
    let photographs = all.ofClasses(classes)
    guard let builder = PairBuilder(total: pairs).limited(to: photographs.labels) else {
      return nil
    }
    if builder.total < pairs {
      skipped.append(
        "\(directory): \(pairs - builder.total) of \(pairs) \(list) pairs, \(classes.count) "
          + "people do not make more")
    }
    return try Trials(of: photographs, builder: builder, random: random)
  }
}
