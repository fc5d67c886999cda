import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// Trainings that were stopped and go on, compared with the same ones that never stopped.
@Suite struct ResumedTrainingTests {
  @Test(
    "a run that was stopped and went on ends with the same bytes",
    arguments: [
      [1], [3], [2, 2, 1], [4, 1, 1, 1],
    ])
  func resumed(stops: [Int]) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder)
      try small.train(in: "\(folder)/whole")
      try small.train(in: "\(folder)/parts", stoppingAfter: stops)
      #expect(try outcome("\(folder)/whole") == outcome("\(folder)/parts"))
    }
  }

  /// Every stop is in an epoch that has prototypes: an epoch has 3 steps.
  @Test(
    "a sampler that saw the network goes on with the same batches",
    arguments: [[4], [5, 3]])
  func resumedWithPrototypes(stops: [Int]) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(
        in: folder, sampler: "hard-class classes=4 images=2 neighbours=2 prototype-images=3")
      try small.train(in: "\(folder)/whole")
      try small.train(in: "\(folder)/parts", stoppingAfter: stops)
      #expect(try outcome("\(folder)/whole") == outcome("\(folder)/parts"))
    }
  }

  @Test(
    "with every tool at once, a run that was stopped and went on ends with the same bytes",
    arguments: [[1], [3], [2, 2, 1], [4, 1, 1, 1]])
  func resumedWithTools(stops: [Int]) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "cos-face scale=16").changed { experiment in
        (experiment.ema, experiment.clipGradient) = (0.9, 0.5)
        (experiment.freeze, experiment.rates) = (["conv1", "bn1"], ["fc=3"])
        (experiment.warmUp, experiment.accumulate) = (["margin epochs=1.5"], 2)
        experiment.patience = 2
      }
      try small.train(in: "\(folder)/whole")
      try small.train(in: "\(folder)/parts", stoppingAfter: stops)
      #expect(try outcome("\(folder)/whole") == outcome("\(folder)/parts"))
    }
  }

  /// Each step draws partners and shares anew, and the batch of a step is mixed as it would have been.
  @Test(
    "a run that mixes its batches goes on with the same bytes",
    arguments: Registry.standard.names(of: .mix), [[1], [4, 1]])
  func resumedWithMix(mix: String, stops: [Int]) throws {
    try withTemporaryDirectory { folder in
      let plain = try SmallTraining(in: folder, loss: "softmax")
      let small = try plain.changed { $0.mix = PluginSpecification("\(mix) probability=0.7") }
      try small.train(in: "\(folder)/whole")
      try small.train(in: "\(folder)/parts", stoppingAfter: stops)
      #expect(try outcome("\(folder)/whole") == outcome("\(folder)/parts"))
      try plain.train(in: "\(folder)/plain")
      #expect(try outcome("\(folder)/plain") != outcome("\(folder)/whole"))
    }
  }
}
