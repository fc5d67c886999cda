public import Plugins

/// How much is tried where trying more finds more.
public enum LawEffort: Sendable {
  /// What a suite of tests has time for.
  case quick
  /// What a check of one plugin has time for.
  case full
}

/// How a law ends.
public enum LawOutcome: Sendable, Equatable {
  /// It holds.
  case holds
  /// It does not hold, as the plugin says and explains.
  case lacking(String)
  /// It does not hold: how, and on which input.
  case violated(String)
}

/// Something that every plugin of a kind must satisfy, in words and as a check.
public struct Law<Subject: Sendable>: Sendable {
  /// What holds, as a claim.
  public let name: String
  /// How it does not hold, or nil when it does.
  let violation: @Sendable (Subject, LawEffort) throws -> String?
  /// Why the plugin says that it need not hold, or nil.
  let exemption: @Sendable (Subject) -> String?

  init(
    _ name: String, exempt exemption: @escaping @Sendable (Subject) -> String? = { _ in nil },
    _ violation: @escaping @Sendable (Subject, LawEffort) throws -> String?
  ) {
    (self.name, self.exemption, self.violation) = (name, exemption, violation)
  }

  /// Checks a plugin; what the plugin throws is a violation.
  public func outcome(of subject: Subject, _ effort: LawEffort) -> LawOutcome {
    let found: String?
    do {
      found = try violation(subject, effort)
    } catch {
      found = "it threw: \(error)"
    }
    guard let reason = exemption(subject) else { return found.map(LawOutcome.violated) ?? .holds }
    guard found != nil else {
      return .violated("the plugin says that it does not hold (\(reason)), but it does")
    }
    return .lacking(reason)
  }
}

/// A law and the plugin that it is about.
public struct Trial: Sendable, CustomStringConvertible {
  /// The plugin, as it was specified.
  public let subject: PluginSpecification
  /// What holds, as a claim.
  public let law: String
  /// Checks it.
  public let outcome: @Sendable (LawEffort) -> LawOutcome

  /// Plugin and law.
  public var description: String { "\(subject): \(law)" }

  init<Subject>(_ law: Law<Subject>, _ subject: Subject, _ specification: PluginSpecification) {
    (self.subject, self.law) = (specification, law.name)
    outcome = { effort in law.outcome(of: subject, effort) }
  }
}
