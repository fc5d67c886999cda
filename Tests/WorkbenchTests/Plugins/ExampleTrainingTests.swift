import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct ExampleTrainingTests {
  @Test func `the example's loss, sampler and architecture train together`() throws {
    try withTemporaryDirectory { folder in
      var registry = Registry.standard
      try registry.open(packageFolder + "/Examples/my-plugins")
      var options = SyntheticOptions()
      (options.identities, options.photographs, options.heldOutIdentities) = (4, 4, 4)
      (options.pairs, options.side) = (4, 32)
      _ = try synthesise(into: folder + "/faces", options: options)
      let faces = try registry.dataSource("assignment directory=\(folder)/faces").load()
      let experiment = Experiment(
        architecture: "two-convolutions channels=4 embedding=8", loss: "cauchy-contrastive",
        sampler: "even-classes batch=8 images=4", augmentation: ["flip"],
        optimizer: "sgd learning-rate=0.05", schedule: "constant", epochs: 2,
        view: View(resize: 24, size: 24))
      let run = try RunDirectory(folder + "/run")
      let cost = try Trainer(
        ResolvedExperiment(experiment, registry: registry), on: faces, seed: 1, in: run
      ).train()
      #expect(cost.seconds > 0)
      let epochs = try MetricsLog.events(in: folder + "/run/metrics.jsonl")
        .filter { $0.kind == .epoch }
      #expect(epochs.count == 2)
    }
  }
}
