/// Something that every plugin of a kind must satisfy, in words and as a check.
public struct Law<Subject: Sendable>: Sendable {
  /// How much is tried where trying more finds more.
  public enum Effort: Sendable {
    /// What a suite of tests has time for.
    case quick
    /// What a check of one plugin has time for.
    case full
  }

  /// How a law ends.
  public enum Outcome: Sendable, Equatable {
    /// It holds.
    case holds
    /// It does not hold, as the plugin says and explains.
    case lacking(String)
    /// It does not hold: how, and on which input.
    case violated(String)
  }

  /// What holds, as a claim.
  public let name: String
  /// How it does not hold, or nil when it does.
  let violation: @Sendable (Subject, Effort) throws -> String?
  /// Why the plugin says that it need not hold, or nil.
  let exemption: @Sendable (Subject) -> String?

  init(
    _ name: String, exempt exemption: @escaping @Sendable (Subject) -> String? = { _ in nil },
    _ violation: @escaping @Sendable (Subject, Effort) throws -> String?
  ) {
    (self.name, self.exemption, self.violation) = (name, exemption, violation)
  }

  /// Checks a plugin; what the plugin throws is a violation.
  public func outcome(of subject: Subject, _ effort: Effort) -> Outcome {
    let found: String?
    do {
      found = try violation(subject, effort)
    } catch {
      found = "it threw: \(error)"
    }
    guard let reason = exemption(subject) else { return found.map(Outcome.violated) ?? .holds }
    guard found != nil else {
      return .violated("the plugin says that it does not hold (\(reason)), but it does")
    }
    return .lacking(reason)
  }
}
