import Checks
import Plugins
import Testing

/// What every loss of the registry must satisfy, with its defaults and in its variants.
@Suite struct LossLaws {
  static let names = Registry.standard.names(of: .loss)

  @Test func `there are losses to check`() {
    #expect(Self.names.count >= 4)
  }

  @Test func `losses are checked in variants, too`() throws {
    #expect(Set(try Trials.all(.loss).map(\.subject)).count > Self.names.count)
  }

  @Test(arguments: try Trials.all(.loss)) func `a loss keeps a law`(_ trial: Trial) {
    if case .violated(let words) = trial.outcome(.quick) { Issue.record("\(trial); \(words)") }
  }
}
