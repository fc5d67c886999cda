import Workbench

/// Reads Labeled Faces in the Wild with its official lists.
///
/// View 1 trains on the people of `peopleDevTrain.txt` and tests on the pairs of
/// `pairsDevTest.txt`, whose people are others. With `view=2` the ten folds of `pairs.txt` are
/// the test and training leaves out everyone who occurs in them. That leaves 41 people, so view 2 is
/// for networks trained on other data: the official protocol trains ten times, on nine folds.
///
/// The official lists have no pairs of unseen people to validate on. `developmentPeople` holds
/// some training people out for that; `developmentPairs` takes `pairsDevTrain.txt`, whose people
/// are trained on, so what it says is too good.
///
/// - Source: Huang, Ramesh, Berg, Learned-Miller, "Labeled Faces in the Wild: A Database for
///   Studying Face Recognition in Unconstrained Environments", UMass Amherst 07-49, 2007.
struct LFW: DataSource {
  /// The folder of people, `<name>/<name>_0001.jpg`.
  var directory = ""
  /// The folder of the official lists; empty for the folder of people.
  var meta = ""
  /// 1 for development's train and test lists, 2 for the ten folds.
  var view = 1
  /// Leaves out people with fewer photographs.
  var minimumImages = 2
  /// Takes so many photographs of a person, the first ones.
  var maximumImages = 40
  /// Holds so many training people out, to build pairs of them for validation.
  var developmentPeople = 0
  /// Validates on `pairsDevTrain.txt`, whose people are trained on.
  var developmentPairs = false
  /// Decides who is held out.
  var seed = 1

  func validate() throws {
    try require(!directory.isEmpty, "directory", directory, "a folder")
    try require(view == 1 || view == 2, "view", view, "1 or 2")
    try require(minimumImages > 0, "minimumImages", minimumImages, "at least 1")
    try require(
      maximumImages >= minimumImages, "maximumImages", maximumImages, "at least minimumImages")
    try require(
      developmentPeople == 0 || developmentPeople > 1 && !developmentPairs, "developmentPeople",
      developmentPeople, "0, or at least 2 without developmentPairs")
  }

  func load() throws -> FaceData {
    let lists = LFWLists(people: directory, lists: meta.isEmpty ? directory : meta)
    let testTrials =
      view == 2 ? try lists.pairs("pairs.txt", hasFolds: true) : try lists.pairs("pairsDevTest.txt")
    var people = try lists.people("peopleDevTrain.txt")
    if view == 2 {
      let tested = Set(testTrials.photographs.classes)
      people.removeAll { tested.contains($0.name) }
    }
    people.removeAll { $0.images < minimumImages }
    let random = Random(seed: UInt64(bitPattern: Int64(seed)))
    let (training, heldOut) = try hold(out: people, of: lists, random.split(0))
    var data = FaceData(
      name: "lfw", training: try lists.photographs(training, maximum: maximumImages))
    // The faces were found by a detector and stand in the middle of 250 × 250 pixels.
    data.crop = 150
    data.testTrials = testTrials
    if developmentPairs {
      data.developmentTrials = try lists.pairs("pairsDevTrain.txt")
    } else if !heldOut.isEmpty {
      let photographs = try lists.photographs(heldOut, maximum: maximumImages)
      data.developmentTrials = try PairBuilder(total: 1000).limited(to: photographs.labels).map {
        try Trials(of: photographs, builder: $0, random: random.split(1))
      }
    }
    return data
  }

  private func hold(
    out people: [LFWLists.Person], of lists: LFWLists, _ random: Random
  ) throws -> (training: [LFWLists.Person], heldOut: [LFWLists.Person]) {
    let pairable = people.filter { $0.images > 1 }
    guard people.count > developmentPeople, pairable.count >= developmentPeople else {
      throw DataError(
        directory,
        "\(people.count) people to train on, \(pairable.count) of them with two photographs; "
          + "developmentPeople=\(developmentPeople) leaves none")
    }
    var order = random
    let names = Set(order.shuffled(pairable).prefix(developmentPeople).map(\.name))
    return (
      people.filter { !names.contains($0.name) }, people.filter { names.contains($0.name) }
    )
  }
}
