/// What was written into the hand-out's layout.
public struct DataSummary: Codable, Sendable, Equatable {
  /// People to train on.
  public let people: Int
  /// Photographs to train on.
  public let training: Int
  /// Photographs of the same people to validate on.
  public let development: Int
  /// Photographs of the same people for the final result.
  public let test: Int
  /// Pairs in `verification_dev.csv`.
  public let developmentPairs: Int
  /// Pairs in `verification_test.csv`.
  public let testPairs: Int
  /// People never trained on, in both lists together.
  public let heldOutPeople: Int
  /// Bytes of all photographs.
  public let bytes: Int

  /// The numbers as lines to print.
  public var lines: [String] {
    [
      "\(people) people to train on: \(training) photographs, \(development) to validate, "
        + "\(test) to test",
      "\(heldOutPeople) other people: \(developmentPairs) pairs to validate, \(testPairs) to test",
      "\((bytes + 500_000) / 1_000_000) MB of photographs",
    ]
  }
}
