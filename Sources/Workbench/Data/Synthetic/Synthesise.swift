internal import Foundation

/// How many drawn people and photographs to make, and how hard to tell apart.
public struct SyntheticOptions: Codable, Sendable, Hashable {
  /// People to train on.
  public var identities = 200
  /// Photographs of each of them to train on.
  public var photographs = 20
  /// More photographs of each of them to validate on.
  public var developmentPhotographs = 2
  /// More photographs of each of them for the final classification result.
  public var testPhotographs = 2
  /// People in each of the two lists of pairs, none of them trained on.
  public var heldOutIdentities = 60
  /// Photographs of each person in the lists of pairs.
  public var heldOutPhotographs = 8
  /// Pairs in each list, as far as there are so many.
  public var pairs = 2000
  /// Side of a photograph in pixels.
  public var side = 224
  /// How much pose, light, expression and the rest vary: 0 for passport pictures.
  public var difficulty = 1.0
  /// Decides who is drawn and how.
  public var seed = 1

  /// The default data: large enough to learn from, made in less than a minute.
  public init() {}

  /// Throws a ``DataError`` naming the option that cannot work.
  func validate() throws(DataError) {
    let limits: [(name: String, value: Int, range: ClosedRange<Int>)] = [
      ("identities", identities, 1...100_000), ("photographs", photographs, 1...10_000),
      ("developmentPhotographs", developmentPhotographs, 0...10_000),
      ("testPhotographs", testPhotographs, 0...10_000),
      ("heldOutIdentities", heldOutIdentities, 0...100_000),
      ("heldOutPhotographs", heldOutPhotographs, 2...10_000), ("pairs", pairs, 2...10_000_000),
      ("side", side, 32...1024),
    ]
    for (name, value, range) in limits where !range.contains(value) {
      throw DataError(
        "synthetic",
        "option \(name) must be in \(range.lowerBound)…\(range.upperBound), got \(value)")
    }
    guard (0...1.5).contains(difficulty) else {
      throw DataError("synthetic", "option difficulty must be in 0…1.5, got \(difficulty)")
    }
    guard heldOutIdentities != 1 else {
      throw DataError("synthetic", "option heldOutIdentities must be 0 or at least 2, got 1")
    }
  }
}

/// Draws people as JPEG files in the hand-out's layout; the same options give the same bytes.
///
/// - Parameters:
///   - directory: a folder that does not exist yet, or is empty.
///   - options: how many, how hard, which seed.
///   - workers: threads that draw; their number changes nothing.
/// - Returns: what was written.
/// - Throws: ``DataError`` about options or the folder, ``StorageError`` when writing fails.
public func synthesise(
  into directory: String, options: SyntheticOptions = SyntheticOptions(),
  workers: Int = processorCount
) throws -> DataSummary {
  try options.validate()
  let random = Random(seed: UInt64(bitPattern: Int64(options.seed)))
  var shots: [(person: Random, photograph: Int)] = []
  /// Plans photographs of one person; `group` keeps those trained on and those held out apart.
  func plan(_ group: Int, _ person: Int, _ numbers: Range<Int>) -> [PlannedPhotograph] {
    let name = ["p", "d", "t"][group] + padded(person)
    return numbers.map { number in
      shots.append((random.split(group, person), number))
      return PlannedPhotograph(
        person: name, file: "\(name)_\(padded(number)).jpg", source: shots.count - 1)
    }
  }
  var writer = AssignmentWriter()
  writer.pairs = options.pairs
  let first = options.photographs
  let second = first + options.developmentPhotographs
  for person in 0..<options.identities {
    writer.training += plan(0, person, 0..<first)
    writer.development += plan(0, person, first..<second)
    writer.test += plan(0, person, second..<second + options.testPhotographs)
  }
  for person in 0..<options.heldOutIdentities {
    writer.developmentVerification += plan(1, person, 0..<options.heldOutPhotographs)
    writer.testVerification += plan(2, person, 0..<options.heldOutPhotographs)
  }
  let planned = shots
  return try writer.write(to: directory, random: random.split(3), workers: workers) { source in
    let (person, photograph) = planned[source]
    return try syntheticPhotograph(
      person: person, photograph: photograph, side: options.side, difficulty: options.difficulty)
  }
}

/// One photograph of a drawn person, as a JPEG file.
func syntheticPhotograph(
  person: Random, photograph: Int, side: Int, difficulty: Double
) throws -> [UInt8] {
  let conditions = SyntheticConditions(
    random: person.split(photograph + 1), difficulty: difficulty)
  let image = FacePainter.photograph(
    of: SyntheticIdentity(random: person), conditions, side: side)
  return try image.jpeg(quality: conditions.quality)
}

private func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
