import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// Averaged weights, freezing, early stopping and the rest in whole trainings, stopped and resumed.
@Suite struct TrainingToolsTests {
  /// Everything but the loss's own table stays: validation cannot change.
  private static let allFrozen = ["conv1", "bn1", "layer*", "fc"]

  private func epochs(_ path: String) throws -> [MetricsEvent] {
    try MetricsLog.events(in: "\(path)/metrics.jsonl").filter { $0.kind == .epoch }
  }

  @Test func `both kinds of weights are validated, and the finished model is the kind asked for`()
    throws
  {
    try withTemporaryDirectory { folder in
      var models: [[[Float]]] = []
      for useAverage in [true, false] {
        let small = try SmallTraining(in: folder, loss: "softmax").changed {
          ($0.ema, $0.useAverage) = (0.99, useAverage)
        }
        let path = "\(folder)/run-\(useAverage)"
        try small.train(in: path)
        for epoch in try epochs(path) {
          #expect(epoch.values["validation.auc"] != epoch.values["validation.averaged.auc"])
          #expect((0...1).contains(try #require(epoch.values["validation.averaged.top1"])))
        }
        let run = try small.finished(path)
        var (model, values) = (try run.model(), [[Float]]())
        model.visit { _, _, value in values.append(value.floats) }
        models.append(values)
        let kind = useAverage ? "averaged" : "raw"
        #expect(run.notes.contains { $0.contains("the model has the \(kind) weights") })
        let name = useAverage ? "validation.averaged.auc" : "validation.auc"
        let best = try epochs(path).compactMap { $0.values[name] }.max()
        #expect(run.bestEpoch.map { run.epochs[$0].values[name] } == best)
      }
      #expect(models[0] != models[1])
      // The same steps were taken, whichever decides.
      let steps = try [true, false].map { use in
        try MetricsLog.events(in: "\(folder)/run-\(use)/metrics.jsonl").filter { $0.kind == .step }
      }
      #expect(steps[0] == steps[1])
    }
  }

  @Test func `frozen layers, with their statistics, are in the last checkpoint as they began`()
    throws
  {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax").changed {
        $0.freeze = ["conv1", "bn1", "layer1"]
      }
      try small.train(in: "\(folder)/run")
      let last = try #require(CheckpointStore(path: "\(folder)/run/checkpoints").newest())
      var model = try small.resolved.model(
        classes: small.data.training.classes.count, seed: 7)
      var (kept, changed) = (0, 0)
      model.visit { name, _, value in
        let isSame = last.tensors[name]?.floats == value.floats
        let isFrozen = ["conv1.", "bn1.", "layer1."].contains { name.hasPrefix($0) }
        #expect(isSame == isFrozen, "\(name)")
        if isFrozen { kept += 1 } else { changed += 1 }
      }
      #expect(kept > 10 && changed > 10)
      #expect(last.tensors["optimizer.0.conv1.weight"] == nil)
      #expect(last.tensors["optimizer.0.layer2.0.conv1.weight"] != nil)
    }
  }

  @Test(arguments: [[], [4], [3, 4]])
  func `training stops once validation has not improved for long enough`(stops: [Int]) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax").changed { experiment in
        experiment.freeze = Self.allFrozen
        (experiment.patience, experiment.epochs) = (2, 9)
      }
      let path = "\(folder)/run"
      try small.train(in: path, stoppingAfter: stops)
      // The first epoch is the best one, the next two are not better.
      #expect(try epochs(path).map(\.epoch) == [0, 1, 2])
      let run = try small.finished(path)
      #expect(run.bestEpoch == 0)
      #expect(
        run.earlyStop
          == "stopped early, after epoch 3 of 9: epoch 1 was the best, and none of the next 2 was "
          + "better")
      // Once more, as after a crash before the record was written.
      try small.train(in: path)
      #expect(try epochs(path).count == 3)
    }
  }

  @Test func `without patience it goes on to the end`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax").changed {
        $0.freeze = Self.allFrozen
      }
      try small.train(in: "\(folder)/run")
      #expect(try epochs("\(folder)/run").count == 3)
      #expect(try small.finished("\(folder)/run").earlyStop == nil)
    }
  }

  @Test func `patience without anything to validate on is refused`() throws {
    try withTemporaryDirectory { folder in
      var small = try SmallTraining(in: folder, loss: "softmax").changed { $0.patience = 1 }
      small.data.development = nil
      small.data.developmentTrials = nil
      let error = #expect(throws: DataError.self) { try small.train(in: "\(folder)/run") }
      #expect(error?.description.contains("patience needs validation") == true)
    }
  }

  @Test func `clipping is logged at every step, and its share at every epoch`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax").changed { $0.clipGradient = 1e-3 }
      try small.train(in: "\(folder)/run")
      for event in try MetricsLog.events(in: "\(folder)/run/metrics.jsonl") {
        #expect(event[.clipped] == 1)
        #expect(try #require(event[.gradientNorm]) > 1e-3)
      }
    }
  }
}
