import Autograd
import Checks
import Plugins
import Testing

@testable import Workbench

/// What every mix of the registry must satisfy, with its defaults and in its variants.
@Suite struct MixLaws {
  static let names = Registry.standard.names(of: .mix)
  static let losses = Registry.standard.names(of: .loss)

  @Test func `there are mixes to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: try Trials.all(.mix)) func `a mix keeps a law`(_ trial: Trial) {
    if case .violated(let words) = trial.outcome(.quick) { Issue.record("\(trial); \(words)") }
  }

  @Test(arguments: names, losses)
  func `a loss that needs one class a row is refused in words, any other taken`(
    _ mix: String, _ loss: String
  ) throws {
    func resolved() throws -> ResolvedExperiment {
      try ResolvedExperiment(
        Experiment(loss: PluginSpecification(loss), mix: PluginSpecification(mix)),
        registry: .standard)
    }
    if try Registry.standard.loss(PluginSpecification(loss)).takesMixedLabels {
      #expect(try resolved().mix != nil)
      return
    }
    let error = #expect(throws: OptionError.self) { try resolved() }
    #expect(error?.option == "loss" && error?.got == loss)
    #expect(error?.expected.contains("mix=\(mix) makes them") == true)
  }

  @Test(arguments: names, losses)
  func `a loss that takes mixed classes stays finite with them, also of one row`(
    _ mix: String, _ name: String
  ) throws {
    let loss = try Registry.standard.loss(PluginSpecification(name))
    guard loss.takesMixedLabels else { return }
    let mix = try Registry.standard.mix(PluginSpecification(mix))
    var learner = Learner(
      model: try Model(
        architecture: Registry.standard.architecture("starter width=4"), loss: loss,
        size: 16, classes: 3, random: Random(seed: 1)), loss: loss,
      optimizer: try Registry.standard.optimizer("sgd"))
    var random = Random(seed: 2)
    for labels in [[2], [0, 1, 2, 0]] {
      let mixture = try #require(mix.mixture(of: labels.count, size: 16, random: &random))
      let images = Tensor.uniform([labels.count, 16, 16, 3], bound: 1, random: &random)
      let cost = try learner.step(
        images: mixture.mixed(images), labels: labels, mixed: MixedLabels(mixture, of: labels),
        learningRate: 0.01, random: Random(seed: 3))
      #expect(cost.isFinite)
    }
  }
}
