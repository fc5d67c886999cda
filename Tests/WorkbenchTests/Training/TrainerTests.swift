import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct TrainerTests {
  @Test func `prototypes are kept within an epoch, and not made from a later network`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, sampler: "hard-class classes=4 images=2")
      let store = ImageStore(small.data.training, view: small.resolved.experiment.view)
      let resolved = small.resolved
      var state = TrainingState(
        Learner(
          model: try resolved.model(classes: store.photographs.classes.count, seed: 7),
          loss: resolved.loss, optimizer: resolved.optimizer))
      func make() throws { try state.makePrototypes(resolved, of: store, seed: 7, place: "run") }
      try make()
      #expect(state.prototypes == nil, "the first epoch has none")
      state.epoch = 1
      try make()
      let made = try #require(state.prototypes)
      #expect(made.shape == [store.photographs.classes.count, 8])
      #expect(4 * made.count == state.prototypeBytes(resolved, classes: made.shape[0]))
      state.stepInEpoch = 2
      let classes = store.photographs.classes
      var restored = state
      restored.prototypes = nil
      try restored.restore(state.checkpoint(classes: classes), classes: classes, place: "run")
      #expect(restored.prototypes?.floats == made.floats)
      state.prototypes = nil
      let error = #expect(throws: DataError.self) { try make() }
      #expect(error?.place == "run")
    }
  }

  @Test func `steps are measured in every epoch, and epochs log the means`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "cos-face scale=30")
      try small.train(in: "\(folder)/run")
      let events = try MetricsLog.events(in: "\(folder)/run/metrics.jsonl")
      for epoch in events.filter({ $0.kind == .epoch }) {
        let steps = events.filter { $0.kind == .step && $0.epoch == epoch.epoch }
        for name in Diagnostic.allCases where ![.gradientNorm, .clipped].contains(name) {
          let measured = steps.compactMap { $0[name] }
          #expect(measured.count == 1)
          #expect(epoch[name] == measured.first, "\(name)")
        }
        #expect((0...1).contains(try #require(epoch[.accuracy])))
        #expect(abs(try #require(epoch[.scale]) - 30) < 1e-3)
      }
    }
  }

  @Test func `the number of loader threads changes no byte`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      try small.train(in: "\(folder)/one", loaderThreads: 1)
      try small.train(in: "\(folder)/four", loaderThreads: 4)
      #expect(try outcome("\(folder)/one") == outcome("\(folder)/four"))
    }
  }

  @Test func `a decoded copy changes no byte, and times tell how long training waited`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      try small.train(in: "\(folder)/files")
      var cache = DecodedCache(folder: "\(folder)/decoded")
      cache.worthwhile = 1
      let copy = try cache.copy(
        of: small.data.training, as: small.resolved.experiment.view, .auto, passes: 3,
        contents: "\(folder)/contents")
      var trainer = Trainer(
        small.resolved, on: small.data, seed: 7, in: try RunDirectory("\(folder)/copy"))
      trainer.decoded = copy.made
      #expect(trainer.decoded != nil)
      let cost = try trainer.train()
      #expect(try outcome("\(folder)/files") == outcome("\(folder)/copy"))
      let last = try #require(try MetricsLog.events(in: "\(folder)/copy/timings.jsonl").last)
      let share = try #require(last.values["waiting-share"])
      #expect((0..<1).contains(share) && cost.waitingShare == share)
      #expect(try #require(last.values["loader.images-per-second"]) > 0)
      // A copy has 36 × 36 × 3 bytes a photograph, however large its file was.
      let bytes = try #require(last.values["loader.megabytes-per-second"]) * 1e6
      let images = try #require(cost.loaderImagesPerSecond)
      #expect(abs(bytes / images - 3888) < 1)
    }
  }

  @Test func `every epoch is validated on people and photographs kept apart`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      try small.train(in: "\(folder)/run")
      let events = try MetricsLog.events(in: "\(folder)/run/metrics.jsonl")
      let epochs = events.filter { $0.kind == .epoch }
      #expect(epochs.map(\.epoch) == [0, 1, 2])
      #expect(events.count { $0.kind == .step } == epochs.last?.step)
      for epoch in epochs {
        #expect((0...1).contains(try #require(epoch.values["validation.auc"])))
        #expect((0...1).contains(try #require(epoch.values["validation.top1"])))
      }
    }
  }

  @Test func `a model of more than 35 million parameters is refused before training`() throws {
    let resolved = try ResolvedExperiment(
      Experiment(architecture: "starter width=1", loss: "softmax"), registry: .standard)
    let error = try #require(throws: OptionError.self) {
      try resolved.model(classes: 4_400_000, seed: 1)
    }
    #expect(error.expected == "a model of at most 35000000 parameters")
  }

  @Test func `an experiment with a wrong option is refused by name`() {
    let error = #expect(throws: RegistryError.self) {
      try ResolvedExperiment(Experiment(loss: "cos-face margni=2"), registry: .standard)
    }
    let words = #"cos-face has no option "margni"; did you mean margin?"#
    #expect(error?.description.hasPrefix(words) == true)
    #expect(throws: OptionError.self) {
      try ResolvedExperiment(Experiment(loss: "cos-face margin=7"), registry: .standard)
    }
    #expect(throws: OptionError.self) {
      try ResolvedExperiment(Experiment(epochs: 0), registry: .standard)
    }
  }
}
