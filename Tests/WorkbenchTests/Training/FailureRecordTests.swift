import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// Trainings that meet a number that is not finite, and what they leave behind.
@Suite struct FailureRecordTests {
  /// A training whose first update is so large that the second step cannot be finite.
  private func absurd(in folder: String) throws -> SmallTraining {
    let small = try SmallTraining(in: folder, loss: "softmax")
    var experiment = small.resolved.experiment
    experiment.optimizer = "sgd learning-rate=1e30"
    experiment.schedule = "constant"
    return try SmallTraining(small, experiment)
  }

  private func record(in folder: String) throws -> FailureRecord {
    let data = try Data(contentsOf: URL(filePath: "\(folder)/failure.json"))
    return try JSONDecoder.record.decode(FailureRecord.self, from: data)
  }

  @Test func `it stops with the state before the step, and says where that is`() throws {
    try withTemporaryDirectory { folder in
      let small = try absurd(in: folder)
      let error = try #require(throws: NotFinite.self) { try small.train(in: "\(folder)/run") }
      #expect(error.step == 2)
      #expect(error.folder == "\(folder)/run/failures/step-2")
      #expect(error.description.contains("the state before the step is in \(folder)/run/failures"))
      #expect(error.description.hasSuffix("; try a lower learning rate"))

      let failures = CheckpointStore(path: "\(folder)/run/failures")
      let saved = try #require(failures.newest())
      try small.train(in: "\(folder)/one", stoppingAfter: [1], toTheEnd: false)
      let before = try #require(CheckpointStore(path: "\(folder)/one/checkpoints").newest())
      #expect(saved.tensors.mapValues(\.doubles) == before.tensors.mapValues(\.doubles))
      #expect(saved.position.globalStep == 1)
      #expect(saved.metadata == before.metadata)
    }
  }

  @Test func `an update that breaks the model in the last step of an epoch is no success`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      var experiment = small.resolved.experiment
      // One step an epoch, and an update beyond what single precision holds.
      experiment.sampler = "uniform batch-size=24"
      experiment.optimizer = "sgd learning-rate=1e39"
      experiment.schedule = "constant"
      experiment.epochs = 1
      let once = try SmallTraining(small, experiment)
      let error = try #require(throws: NotFinite.self) { try once.train(in: "\(folder)/run") }
      #expect(error.step == 1)
      #expect(ExitCode(of: error) == .notFinite)
      #expect(CheckpointStore(path: "\(folder)/run/checkpoints").newest() == nil)
    }
  }

  @Test func `the record tells batch, rate, random numbers and lengths of gradients`() throws {
    try withTemporaryDirectory { folder in
      let small = try absurd(in: folder)
      let error = try #require(throws: NotFinite.self) { try small.train(in: "\(folder)/run") }
      let record = try record(in: try #require(error.folder))
      #expect(record.step == 2)
      #expect(record.learningRate == 1e30)
      #expect(record.random == .init(seed: 7, epoch: 0, stepInEpoch: 1))
      #expect(record.images.map(\.file) == error.images)
      #expect(record.images.count == 8)
      for image in record.images {
        #expect(small.data.training.paths[image.row] == image.file)
        #expect(image.file.contains(image.identity))
      }
      #expect(record.parameters.first?.name == "conv1.weight")
      #expect(record.parameters.contains { $0.norm > 1e20 })
      #expect(record.problem.hasPrefix(error.what))
    }
  }

  @Test func `the same training fails again alike, and --fresh forgets the failure`() throws {
    try withTemporaryDirectory { folder in
      let small = try absurd(in: folder)
      let first = try #require(throws: NotFinite.self) { try small.train(in: "\(folder)/run") }
      let second = try #require(throws: NotFinite.self) { try small.train(in: "\(folder)/run") }
      #expect(first.description == second.description)
      #expect(RunDirectory.failedStep(in: "\(folder)/run") == 2)
      #expect(directoryEntries("\(folder)/run/failures") == ["step-2"])
      _ = try RunDirectory("\(folder)/run", fresh: true)
      #expect(RunDirectory.failedStep(in: "\(folder)/run") == nil)
    }
  }

  @Test func `a checkpoint with a weight that is not a number is told by the weight's name`() throws
  {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      try small.train(in: "\(folder)/run", stoppingAfter: [2], toTheEnd: false)
      let store = CheckpointStore(path: "\(folder)/run/checkpoints")
      var checkpoint = try #require(store.newest())
      let name = "layer1.0.conv2.weight"
      let shape = try #require(checkpoint.tensors[name]).shape
      checkpoint.tensors[name] = Tensor(repeating: .nan, shape: shape)
      try store.save(checkpoint)
      let error = try #require(throws: NotFinite.self) { try small.train(in: "\(folder)/run") }
      #expect(error.step == 3)
      #expect(error.origin == .parameter(name))
      #expect(ExitCode(of: error) == .notFinite)
    }
  }
}
