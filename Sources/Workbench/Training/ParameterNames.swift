/// The names of a model's parameters, and which of them a pattern means.
///
/// A pattern is a name or the beginning of one up to a dot: `layer1` means `layer1.0.conv1.weight`, but
/// not `layer10.0.conv1.weight`. `*` stands for anything: `layer*.bn1` means the first normalisation
/// of every block.
struct ParameterNames: Sendable {
  private let names: [(name: String, role: ParameterRole)]

  /// The names of a model's parameters and running statistics.
  init(of model: Model) {
    var (model, found) = (model, [(name: String, role: ParameterRole)]())
    model.visit { name, role, _ in found.append((name, role)) }
    names = found
  }

  /// The given names.
  init(_ names: [(name: String, role: ParameterRole)]) { self.names = names }

  /// Every learned parameter.
  var learned: [String] { names.filter { $0.role != .state }.map(\.name) }

  /// The learned parameters that a pattern means.
  ///
  /// - Parameter option: of the experiment, for the error.
  /// - Throws: ``OptionError`` with the nearest and all known beginnings when it means none.
  func learned(_ pattern: String, option: String) throws -> [String] {
    let found = names.filter { $0.role != .state && Self.matches(pattern, $0.name) }.map(\.name)
    guard found.isEmpty else { return found }
    let isState = names.contains { Self.matches(pattern, $0.name) }
    let reason = isState ? "; running statistics follow the weight of their layer" : ""
    throw OptionError(
      plugin: "experiment", option: option,
      expected: "names of learned parameters, or their beginnings",
      got: "\"\(pattern)\"" + reason + knownTail(pattern, among: beginnings))
  }

  /// What stands before the first dot of a name, and before the second where that tells more; of
  /// the loss, the whole names.
  var beginnings: [String] {
    var result: [String] = []
    for (name, role) in names where role != .state {
      let parts = name.split(separator: ".")
      let whole = parts.first == "loss" ? name : String(parts.first ?? "")
      if !result.contains(whole) { result.append(whole) }
    }
    return result
  }

  /// Whether a pattern means a name.
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let letters = Array(name.utf8)
    let dot = UInt8(ascii: ".")
    let ends = letters.indices.filter { letters[$0] == dot } + [letters.count]
    return ends.contains { matches(Array(pattern.utf8)[...], letters[..<$0]) }
  }

  private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == UInt8(ascii: "*") {
      return matches(pattern.dropFirst(), name)
        || !name.isEmpty && matches(pattern, name.dropFirst())
    }
    return name.first == first && matches(pattern.dropFirst(), name.dropFirst())
  }
}
