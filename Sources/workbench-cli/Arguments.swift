internal import Workbench

/// The arguments of a verb, checked against its table.
struct Arguments: Sendable {
  let verb: Verb
  let operands: [String]
  /// Whether the manual was asked for; then nothing else is checked.
  let wantsHelp: Bool
  private let given: [(name: String, value: String)]

  /// Reads the words after a verb.
  ///
  /// - Throws: ``UsageError``.
  init(_ words: [String], of verb: Verb) throws {
    self.verb = verb
    var (operands, given): ([String], [(name: String, value: String)]) = ([], [])
    var rest = words[...]
    var (onlyOperands, help) = (false, false)
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else if word == "--help" || word == "-h" {
        help = true
      } else {
        let option = try Self.option(word, of: verb)
        given.append((option.name, try Self.value(of: option, in: word, &rest, verb)))
      }
    }
    (self.operands, self.given, wantsHelp) = (operands, given, help)
    if !help {
      try checkRepeats()
      try checkOperands()
    }
  }

  /// Whether an option without value was given.
  func has(_ option: String) -> Bool { given.contains { $0.name == declared(option) } }

  /// The value of an option, or nil.
  func value(_ option: String) -> String? { values(option).last }

  /// The value of an option that has to be given.
  ///
  /// - Throws: ``UsageError``.
  func required(_ option: String) throws -> String {
    guard let value = value(option) else { throw error("\(option) is missing") }
    return value
  }

  /// Every value of an option that repeats.
  func values(_ option: String) -> [String] {
    given.filter { $0.name == declared(option) }.map(\.value)
  }

  /// The value of an option that takes a whole number of at least `least`, or nil.
  ///
  /// - Throws: ``UsageError``.
  func number<Number: FixedWidthInteger>(_ option: String, least: Number) throws -> Number? {
    guard let text = value(option) else { return nil }
    guard let number = Number(text), number >= least else {
      throw error("\(option) takes a whole number of at least \(least), got \"\(text)\"")
    }
    return number
  }

  /// The value of an option that takes a number in a range, or nil.
  ///
  /// - Throws: ``UsageError``.
  func number(_ option: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let text = value(option) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      let limits = "\(range.lowerBound)…\(range.upperBound)"
      throw error("\(option) takes a number in \(limits), got \"\(text)\"")
    }
    return number
  }

  /// The value of an option that takes an implementation of convolutions, or nil.
  ///
  /// - Throws: ``UsageError``.
  func engine(_ option: String) throws -> ConvolutionMethod? {
    guard let text = value(option) else { return nil }
    guard let method = ConvolutionMethod(rawValue: text) else {
      throw error(
        "no engine is named \"\(text)\"\(knownTail(text, among: ConvolutionMethod.names))")
    }
    return method
  }

  /// An error that names the verb and where to read more.
  func error(_ sentence: String) -> UsageError { Self.error(sentence, verb) }

  private static func error(_ sentence: String, _ verb: Verb) -> UsageError {
    UsageError("\(verb.name): \(sentence); see workbench \(verb.name) --help")
  }

  /// The name of an option that the verb's table has; asking for another is an error of ours.
  private func declared(_ option: String) -> String {
    require(verb.options.contains { $0.name == option }, "\(verb.name) declares no \(option)")
    return option
  }

  private static func option(_ word: String, of verb: Verb) throws -> Verb.Option {
    let name = word.prefix { $0 != "=" }
    guard let option = verb.options.first(where: { $0.name == name }) else {
      let known = verb.allOptions.map(\.name)
      throw UsageError("\(verb.name) has no option \(name)\(knownTail(String(name), among: known))")
    }
    return option
  }

  private static func value(
    of option: Verb.Option, in word: String, _ rest: inout ArraySlice<String>, _ verb: Verb
  ) throws -> String {
    let attached = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    guard let placeholder = option.value else {
      if attached != nil { throw error("\(option.name) takes no value", verb) }
      return ""
    }
    guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
      throw error("\(option.name) takes a value, \(option.name) \(placeholder)", verb)
    }
    return value
  }

  private func checkRepeats() throws {
    for option in verb.options where !option.repeats && option.value != nil {
      guard values(option.name).count <= 1 else { throw error("\(option.name) is given twice") }
    }
  }

  private func checkOperands() throws {
    let required = verb.operands.filter { $0.count == .once || $0.count == .atLeastOnce }
    if operands.count < required.count {
      throw error("\(required[operands.count].name) is missing")
    }
    let endless = verb.operands.contains { $0.count == .anyNumber || $0.count == .atLeastOnce }
    if !endless, operands.count > verb.operands.count {
      throw error("unexpected \"\(operands[verb.operands.count])\"")
    }
  }
}
