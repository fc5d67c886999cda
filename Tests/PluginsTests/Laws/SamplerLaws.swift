import Checks
import Plugins
import Testing

/// What every sampler of the registry must satisfy, with its defaults and in its variants.
@Suite struct SamplerLaws {
  static let names = Registry.standard.names(of: .sampler)

  @Test func `there are samplers to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: try Trials.all(.sampler)) func `a sampler keeps a law`(_ trial: Trial) {
    if case .violated(let words) = trial.outcome(.quick) { Issue.record("\(trial); \(words)") }
  }
}
