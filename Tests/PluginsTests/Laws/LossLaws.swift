import Checks
import Plugins
import TestSupport
import Testing

/// What every loss of the registry must satisfy, with its defaults and in its variants.
struct LossLaws {
  static let subjects = Result { try Checks.LossLaws.subjects() }

  /// A law and a loss.
  struct Trial: Sendable, CustomTestStringConvertible {
    let law: Law<LossSubject>
    let subject: LossSubject
    var testDescription: String { "\(subject): \(law.name)" }
  }

  static func trials() throws -> [Trial] {
    try subjects.get().flatMap { subject in
      Checks.LossLaws.all.map { Trial(law: $0, subject: subject) }
    }
  }

  @Test func `there are losses to check, in variants`() throws {
    let subjects = try Self.subjects.get()
    #expect(Registry.standard.names(of: .loss).count >= 4)
    #expect(subjects.count > Registry.standard.names(of: .loss).count)
  }

  @Test(arguments: try trials()) func `a loss keeps a law`(_ trial: Trial) {
    if case .violated(let words) = trial.law.outcome(of: trial.subject, .quick) {
      Issue.record("\(trial.subject): \(trial.law.name); \(words)")
    }
  }
}
