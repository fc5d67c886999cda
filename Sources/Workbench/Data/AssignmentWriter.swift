internal import Foundation

/// One photograph on its way into the hand-out's layout.
struct PlannedPhotograph: Sendable, Equatable {
  /// The person's name: the class where it is trained on.
  let person: String
  /// The file's name where it is trained on; elsewhere files are numbered at random.
  let file: String
  /// Which of the sources it is made from.
  let source: Int
}

/// Writes the hand-out's layout, whole or not at all; ``AssignmentLayout`` reads it.
struct AssignmentWriter {
  var training: [PlannedPhotograph] = []
  var development: [PlannedPhotograph] = []
  var test: [PlannedPhotograph] = []
  /// People never trained on, for `verification_dev.csv`.
  var developmentVerification: [PlannedPhotograph] = []
  /// Other people never trained on, for `verification_test.csv`.
  var testVerification: [PlannedPhotograph] = []
  /// How many pairs each list gets, as far as there are so many.
  var pairs = 2000

  private struct Plan {
    var files: [(path: String, source: Int)] = []
    var texts: [(path: String, text: String)] = []
    var pairs = [0, 0]
  }

  /// Writes everything into a new folder.
  ///
  /// A folder beside the target is filled, then renamed; what goes wrong leaves nothing behind.
  ///
  /// - Parameters:
  ///   - target: must not exist, or be an empty folder.
  ///   - random: decides the order of what is numbered, and the pairs.
  ///   - workers: threads that make photographs; their number changes nothing.
  ///   - bytes: the file made from a source.
  func write(
    to target: String, random: Random, workers: Int,
    bytes: @escaping @Sendable (_ source: Int) throws -> [UInt8]
  ) throws -> DataSummary {
    try AssignmentWriter.requireEmpty(target)
    let plan = try plan(random)
    let files = FileSystem.system
    let target = target.hasSuffix("/") ? String(target.dropLast()) : target
    let unfinished = try UnfinishedFolder(for: target)
    let temporary = unfinished.path
    do {
      for folder in Set(plan.files.map { parentDirectory(of: $0.path) }).sorted() {
        try files.makeDirectories(temporary + "/" + folder)
      }
      let planned = plan.files
      let writers = Prefetcher<Int>(count: planned.count, depth: 2 * workers, workers: workers) {
        let content = try bytes(planned[$0].source)
        try WritableFile(creating: temporary + "/" + planned[$0].path).write(content)
        return content.count
      }
      let progress = Progress("pictures", total: planned.count)
      defer { progress.finish() }
      var (total, done) = (0, 0)
      while let count = try writers.next() {
        try Interrupt.check()
        (total, done) = (total + count, done + 1)
        progress.report(done)
      }
      for (path, text) in plan.texts {
        try WritableFile(creating: temporary + "/" + path).write(Array(text.utf8))
      }
      try files.syncDirectory(temporary)
      // Its lock is held until here.
      try files.rename(unfinished.path, to: target)
      return summary(plan.pairs, bytes: total)
    } catch {
      try? files.removeTree(temporary)
      throw error
    }
  }

  private static func requireEmpty(_ target: String) throws(DataError) {
    guard exists(target) else { return }
    guard let content = try? FileManager.default.contentsOfDirectory(atPath: target),
      content.isEmpty
    else { throw DataError(target, "expected nothing or an empty folder, got one with content") }
  }

  // MARK: The plan

  private func plan(_ random: Random) throws -> Plan {
    var plan = Plan()
    for photograph in training {
      plan.files.append(
        ("classification/train/\(photograph.person)/\(photograph.file)", photograph.source))
    }
    for photograph in development {
      plan.files.append(
        ("classification/dev/\(photograph.person)/\(photograph.file)", photograph.source))
    }
    planTest(&plan, random.split(0))
    var identities = [["path", "identity"]]
    for (index, part) in ["dev", "test"].enumerated() {
      let people = index == 0 ? developmentVerification : testVerification
      guard !people.isEmpty else { continue }
      plan.pairs[index] = try planPairs(
        people, part, &plan, &identities, random.split(1 + index))
    }
    if identities.count > 1 {
      plan.texts.append(("verification_identities.csv", CommaSeparated.text(identities)))
    }
    return plan
  }

  private func planTest(_ plan: inout Plan, _ random: Random) {
    guard !test.isEmpty else { return }
    var order = random
    let shuffled = order.shuffled(test)
    let names = shuffled.indices.map { AssignmentWriter.fileName($0) }
    plan.files += zip(names, shuffled).map { ("classification/test/" + $0, $1.source) }
    let labels = zip(names, shuffled).map { [$0, $1.person] }
    let anyone = training.first?.person ?? ""
    plan.texts += [
      ("classification_test_labels.csv", CommaSeparated.text([["id", "label"]] + labels)),
      (
        "classification_sample_submission.csv",
        CommaSeparated.text([["id", "label"]] + names.map { [$0, anyone] })
      ),
    ]
  }

  /// Numbers the photographs of one list and builds its pairs; gives their number.
  private func planPairs(
    _ people: [PlannedPhotograph], _ part: String, _ plan: inout Plan,
    _ identities: inout [[String]], _ random: Random
  ) throws -> Int {
    var order = random.split(0)
    let shuffled = order.shuffled(people)
    let paths = shuffled.indices.map { "verification/\(part)/" + AssignmentWriter.fileName($0) }
    plan.files += zip(paths, shuffled).map { ($0, $1.source) }
    identities += zip(paths, shuffled).map { [$0, $1.person] }
    let names = Set(people.map(\.person)).sortedBytewise()
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let labels = shuffled.compactMap { number[$0.person] }
    guard let builder = PairBuilder(total: pairs).limited(to: labels) else {
      throw DataError("verification/\(part)", "too few photographs of people to build pairs of")
    }
    let built = try builder.pairs(of: labels, random: random.split(1))
    let rows = built.left.indices.map {
      [paths[built.left[$0]], paths[built.right[$0]], built.same[$0] ? "1" : "0"]
    }
    let full = [["path1", "path2", "match"]] + rows
    if part == "dev" {
      plan.texts.append(("verification_dev.csv", CommaSeparated.text(full)))
    } else {
      let scores = [["Id", "Category"]] + rows.indices.map { [String($0), "0"] }
      plan.texts += [
        ("verification_test.csv", CommaSeparated.text(full.map { Array($0.prefix(2)) })),
        ("verification_test_labels.csv", CommaSeparated.text(full)),
        ("verification_sample_submission.csv", CommaSeparated.text(scores)),
      ]
    }
    return builder.total
  }

  private static func fileName(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".jpg"
  }

  private func summary(_ pairs: [Int], bytes: Int) -> DataSummary {
    DataSummary(
      people: Set(training.map(\.person)).count, training: training.count,
      development: development.count, test: test.count, developmentPairs: pairs[0],
      testPairs: pairs[1],
      heldOutPeople: Set((developmentVerification + testVerification).map(\.person)).count,
      bytes: bytes)
  }
}
