import Plugins
import Testing

@testable import Workbench

/// Settings of the training tools that cannot be, and what the ones that can be mean.
@Suite struct TrainingToolsRefusalTests {
  @Test(arguments: [
    ("freeze", "layr1", "did you mean layer1?"), ("freeze", "*", "something to learn"),
    ("rates", "fc", "NAME=FACTOR"), ("rates", "fc=0", "0 is freeze=NAME"),
    ("rates", "fcc=2", "did you mean fc?"),
  ])
  func `names and factors that cannot be are refused before training`(
    _ option: String, _ value: String, _ words: String
  ) throws {
    let experiment = Experiment(
      architecture: "res-net depth=10 width=4", loss: "softmax", view: View(resize: 36, size: 32),
      freeze: option == "freeze" ? [value] : [], rates: option == "rates" ? [value] : [])
    let resolved = try ResolvedExperiment(experiment, registry: .standard)
    let error = #expect(throws: OptionError.self) {
      try resolved.learner(classes: 4, seed: 1)
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    Experiment(ema: 1), Experiment(ema: -0.1), Experiment(clipGradient: -1),
    Experiment(patience: -1), Experiment(accumulate: 0),
  ])
  func `numbers that cannot be are refused`(_ experiment: Experiment) {
    let error = #expect(throws: OptionError.self) {
      try ResolvedExperiment(experiment, registry: .standard)
    }
    #expect(error?.plugin == "experiment")
  }

  @Test func `of several factors the last that fits counts`() throws {
    let resolved = try ResolvedExperiment(
      Experiment(
        architecture: "res-net depth=10 width=4", loss: "softmax", rates: ["*=0.5", "fc=10"]),
      registry: .standard)
    let rules = try resolved.rules(for: resolved.model(classes: 4, seed: 1))
    #expect(rules.rates["fc.weight"] == 10 && rules.rates["conv1.weight"] == 0.5)
    #expect(rules.rates["bn1.running_mean"] == nil && rules.rates["loss.weight"] == 0.5)
  }
}
