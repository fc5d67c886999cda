import Checks
import Plugins
import TestSupport
import Testing

/// What every architecture of the registry must satisfy, with its defaults and in its variants.
@Suite struct ArchitectureLaws {
  static let names = Registry.standard.names(of: .architecture)

  @Test func `there are architectures to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: try Trials.all(.architecture)) func `an architecture keeps a law`(_ trial: Trial)
  {
    if case .violated(let words) = onOneThread({ trial.outcome(.quick) }) {
      Issue.record("\(trial); \(words)")
    }
  }
}
