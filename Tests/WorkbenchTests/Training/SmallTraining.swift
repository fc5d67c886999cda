import Foundation
import Plugins
import Synchronization
import TestSupport
import Testing

@testable import Workbench

/// A few drawn people and a network that learns a little about them in a second.
struct SmallTraining {
  var data: FaceData
  let resolved: ResolvedExperiment

  init(
    in folder: String, loss: PluginSpecification = "prototypical",
    sampler: PluginSpecification = "classes-per-batch classes=4 images=2"
  ) throws {
    data = try syntheticData(fewFaces(), in: "\(folder)/data")
    resolved = try ResolvedExperiment(
      Experiment(
        architecture: "res-net depth=10 width=4 embedding=8", loss: loss,
        sampler: sampler, epochs: 3,
        view: View(resize: 36, size: 32)), registry: .standard)
  }

  /// Trains in a folder; stops after each number of steps in turn, and then goes on to the end.
  func train(
    in path: String, stoppingAfter stops: [Int] = [], toTheEnd: Bool = true,
    loaderThreads: Int = 2
  ) throws {
    for stop in stops + (toTheEnd ? [Int.max] : []) {
      let left = Mutex(stop)
      let directory = try RunDirectory(path)
      let trainer = Trainer(
        resolved, on: data, seed: 7, in: directory, loaderThreads: loaderThreads,
        shouldStop: {
          left.withLock { left in
            left -= 1
            return left == 0
          }
        })
      do {
        _ = try trainer.train()
        #expect(stop == .max, "training ended before it was stopped")
      } catch is Interrupted {
        #expect(stop != .max)
      }
    }
  }
}

extension SmallTraining {
  init(_ other: SmallTraining, _ experiment: Experiment) throws {
    data = other.data
    resolved = try ResolvedExperiment(experiment, registry: .standard)
  }

  /// A training with other settings.
  func changed(_ change: (inout Experiment) -> Void) throws -> SmallTraining {
    var experiment = resolved.experiment
    change(&experiment)
    return try SmallTraining(self, experiment)
  }

  /// The run that training left in a folder, with a record that says it is finished.
  func finished(_ path: String) throws -> Run {
    try record(in: path, name: "run", key: "key")
    return try Run(path, resolved: resolved, classes: data.training.classes.count, seed: 7)
  }

  /// Writes the record of a finished training.
  func record(in path: String, name: String, key: String) throws {
    var record = RunRecord(
      name: name, key: key, configuration: try resolved.configuration(),
      environment: .current(threads: 1, seed: 7, versions: [:]), dataManifest: "")
    record.status = .finished
    try RunDirectory(path).write(record)
  }
}

/// What a finished training leaves behind, apart from times.
func outcome(_ path: String) throws -> [Data] {
  let url = URL(fileURLWithPath: path)
  let last = url.appending(path: "checkpoints/last").resolvingSymlinksInPath()
  return try [
    Data(contentsOf: last.appending(path: "weights.safetensors")),
    Data(contentsOf: url.appending(path: "metrics.jsonl")),
  ]
}
