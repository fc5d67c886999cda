extension Experiment {
  /// Refuses numbers that no experiment can have.
  ///
  /// - Throws: ``OptionError``.
  func validateNumbers() throws {
    func require(
      _ holds: Bool, _ option: String, _ got: some CustomStringConvertible, _ expected: String
    ) throws {
      guard !holds else { return }
      throw OptionError(
        plugin: "experiment", option: option, expected: expected, got: got.description)
    }
    try require((1...1_000_000).contains(epochs), "epochs", epochs, "in 1…1000000")
    try require((0..<1).contains(ema), "ema", ema, "in 0 ..< 1; 0 averages nothing")
    try require(
      clipGradient >= 0 && clipGradient.isFinite, "clip-gradient", clipGradient,
      "a length of at least 0; 0 clips nothing")
    try require(patience >= 0, "patience", patience, "at least 0; 0 never stops early")
    try require(accumulate >= 1, "accumulate", accumulate, "at least 1")
  }

  /// Pattern and factor of a rate, `fc=10`.
  ///
  /// - Throws: ``OptionError`` when the text is something else.
  static func rate(_ text: String) throws -> (pattern: String, factor: Double) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let factor = Double(parts[1]), factor.isFinite,
      factor > 0
    else {
      throw OptionError(
        plugin: "experiment", option: "rates",
        expected: "NAME=FACTOR with a factor greater than 0, such as fc=10 (0 is freeze=NAME)",
        got: "\"\(text)\"")
    }
    return (String(parts[0]), factor)
  }

  /// Whether the finished model is the averaged one.
  var endsAveraged: Bool { ema > 0 && useAverage }
}
