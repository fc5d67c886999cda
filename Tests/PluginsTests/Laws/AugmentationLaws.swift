import Checks
import Plugins
import Testing

/// What every augmentation of the registry must satisfy, with its defaults and in its variants.
@Suite struct AugmentationLaws {
  static let names = Registry.standard.names(of: .augmentation)

  @Test func `there are augmentations to check`() {
    #expect(Self.names.count >= 3)
  }

  @Test(arguments: try Trials.all(.augmentation)) func `an augmentation keeps a law`(_ trial: Trial)
  {
    if case .violated(let words) = trial.outcome(.quick) { Issue.record("\(trial); \(words)") }
  }
}
