internal import Workbench

/// One verb of the command: what its manual says and what its arguments are read by, in one place,
/// so that they cannot differ.
struct Verb: Sendable {
  /// One option.
  struct Option: Sendable {
    /// With its dashes, such as `--threads`.
    let name: String
    /// What stands for its value in the manual, such as `N`; nil for an option without one.
    var value: String?
    /// Whether it may be given more than once.
    var repeats = false
    /// What it does.
    let help: String
  }

  /// One operand.
  struct Operand: Sendable {
    /// How often it is given.
    enum Count { case once, atMostOnce, anyNumber, atLeastOnce }
    /// What stands for it in the manual, such as `FILE`.
    let name: String
    let count: Count
    let help: String
  }

  /// One word, or two for a verb of a group: `data check`.
  let name: String
  let summary: String
  var operands: [Operand] = []
  var options: [Option] = []
  /// Paragraphs.
  let description: [String]
  /// Command lines, with what they do.
  var examples: [(line: String, help: String)] = []
  /// Codes other than 0, 1 and 2.
  var exitCodes: [ExitCode] = []
  let run: @Sendable (Arguments) throws -> ExitCode

  /// The options, and the one that every verb has.
  var allOptions: [Option] {
    options + [Option(name: "--help", help: "Shows this page; -h does, too.")]
  }

  /// Every verb, in the order of the manual.
  static let all: [Verb] =
    [
      .recipe, .plugins, .new, .checkPlugin, .compare, .dataSynth, .dataSplit, .dataPairs,
      .dataPreview, .dataCheck, .dataCache, .weightsCheck, .weightsExport, .weightsOutputs,
      .doctor,
    ] + benchmarks + [.contents, .test, .version, .help]

  /// The first words of verbs of two words.
  static var groups: [String] {
    var groups: [String] = []
    for verb in all {
      let words = verb.name.split(separator: " ").map(String.init)
      if words.count == 2, !groups.contains(words[0]) { groups.append(words[0]) }
    }
    return groups
  }

  /// What the verbs of a group do.
  static func summary(ofGroup name: String) -> String {
    let summaries = [
      "bench": "time training steps, and what they are made of",
      "data": "make, check and show folders of photographs",
      "weights": "exchange weights with other libraries",
    ]
    return summaries[name] ?? "several verbs"
  }

  /// The verb that a command line begins with, and the rest of the line.
  ///
  /// - Throws: ``UsageError`` for an unknown one.
  static func find(_ line: [String]) throws -> (verb: Verb, rest: [String]) {
    guard let first = line.first, first != "--help", first != "-h" else { return (.help, []) }
    if first == "--version" { return (.version, []) }
    if let verb = all.first(where: { $0.name == first }) { return (verb, Array(line.dropFirst())) }
    guard groups.contains(first) else {
      throw UsageError(
        "there is no verb \"\(first)\""
          + knownTail(first, among: all.map(\.name).filter { !$0.contains(" ") } + groups))
    }
    let known = all.map(\.name).filter { $0.hasPrefix(first + " ") }
      .map { String($0.dropFirst(first.count + 1)) }
    guard line.count > 1, !["--help", "-h"].contains(line[1]) else { return (.help, [first]) }
    guard let verb = all.first(where: { $0.name == "\(first) \(line[1])" }) else {
      throw UsageError(
        "there is no verb \"\(first) \(line[1])\"" + knownTail(line[1], among: known))
    }
    return (verb, Array(line.dropFirst(2)))
  }
}

/// A command line that cannot be read.
struct UsageError: Error, Equatable, CustomStringConvertible, ErrorWithExitCode {
  let description: String
  var exitCode: ExitCode { .usage }

  init(_ description: String) { self.description = description }
}
