import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// Finding a run of this or another report to begin with, and training from it.
@Suite struct StartingRunTests {
  private func context(_ folder: String) -> RecipeContext {
    var context = RecipeContext(recipe: "second.swift", text: "", threads: 1)
    context.output = folder
    return context
  }

  @Test func `a run is found by name, by report and name, and by folder`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder)
      for (path, name, key) in [
        ("first/runs/named-aaaa", "named", "aaaa"), ("second/runs/own-bbbb", "own", "bbbb"),
      ] {
        try small.record(in: "\(folder)/\(path)", name: name, key: key)
      }
      let context = context(folder)
      func key(_ text: String) throws -> String {
        try StartingRun.named(text, for: "main", context).key
      }
      #expect(try key("own") == "bbbb")
      #expect(try key("first/named") == "aaaa")
      #expect(try key("first/named-aaaa") == "aaaa")
      #expect(try key("\(folder)/first/runs/named-aaaa") == "aaaa")
      let error = #expect(throws: OptionError.self) { try key("first/nmaed") }
      #expect(error?.got == "\"first/nmaed\"; did you mean named? (known: named)")
      #expect(throws: OptionError.self) { try key("named") }
      let itself = #expect(throws: OptionError.self) {
        try StartingRun.named("own", for: "own", context)
      }
      #expect(itself?.got.contains("which is what this run is called itself") == true)
    }
  }

  @Test(arguments: [0, 0.9])
  func `training begins with the model of a recorded run, averaged where that is its model`(
    _ ema: Double
  ) throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "softmax")
      var experiment = small.resolved.experiment
      experiment.ema = ema
      let first = try SmallTraining(small, experiment)
      let path = "\(folder)/first/runs/named-aaaa"
      try first.train(in: path)
      let run = try first.finished(path)
      let start = try StartingRun.recorded(RecordedRun(path)).weights()
      let same = try StartingRun.trained(run).weights()
      #expect(start.tensors.mapValues(\.floats) == same.tensors.mapValues(\.floats))
      #expect(start.tensors["conv1.weight"] != nil && start.tensors["loss.weight"] == nil)

      experiment.architecture = "res-net depth=10 width=4 embedding=12"
      (experiment.freeze, experiment.anew) = (["conv1"], ["fc"])
      let second = try SmallTraining(small, experiment)
      let directory = try RunDirectory("\(folder)/second")
      _ = try Trainer(
        second.resolved, on: second.data, seed: 7, in: directory, start: start
      ).train()
      let last = try #require(directory.checkpoints.newest())
      #expect(last.tensors["conv1.weight"]?.floats == start.tensors["conv1.weight"]?.floats)
      #expect(last.tensors["fc.weight"]?.shape == [12, 32])
    }
  }

  @Test func `a run that is not finished is nothing to begin with`() throws {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder)
      let path = "\(folder)/first/runs/named-aaaa"
      try small.record(in: path, name: "named", key: "aaaa")
      var record = try #require(try RunDirectory(path).record())
      record.status = .interrupted
      try RunDirectory(path).write(record)
      #expect(throws: OptionError.self) {
        try StartingRun.named("first/named", for: "main", context(folder))
      }
      let error = #expect(throws: DataError.self) {
        try StartingRun.named(path, for: "main", context(folder)).weights()
      }
      #expect(error?.description.contains("must be finished; this one is interrupted") == true)
    }
  }
}
