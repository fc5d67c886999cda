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

  @Test func `a file of weights is taken, but for names that begin anew`() throws {
    try withTemporaryDirectory { folder in
      func model(_ architecture: PluginSpecification) throws -> Model {
        try Model(
          architecture: Registry.standard.architecture(architecture),
          loss: Registry.standard.loss("prototypical"), size: 32, classes: 2,
          random: Random(seed: 3))
      }
      var other = try model("res-net depth=10 width=4 embedding=1000")
      var tensors: [String: Tensor] = [:]
      other.network.visit("") { name, _, value in tensors[name] = value.detached() }
      let path = "\(folder)/theirs.safetensors"
      try WeightsFile(tensors: tensors).write(to: path)
      let start = try StartingRun.named(path, for: "main", context(folder))
      #expect(start.key == (try WeightsFile(contentsOf: path)).digest)
      // The file has a head of another size, and then one that the network lacks.
      for embedding in [8, 0] {
        var model = try model("res-net depth=10 width=4 embedding=\(embedding)")
        #expect(throws: OptionError.self) { try model.begin(with: start.weights()) }
        try model.begin(with: start.weights(), anew: ["fc"])
        model.network.visit("") { name, _, value in
          if name == "conv1.weight" { #expect(value.floats == tensors[name]?.floats) }
        }
      }
      tensors["layer1.0.conv1.wieght"] = tensors.removeValue(forKey: "layer1.0.conv1.weight")
      let error = #expect(throws: OptionError.self) {
        try other.begin(with: StartingWeights(name: "theirs", tensors: tensors))
      }
      #expect(error?.got.contains("did you mean layer1.0.conv1.weight?") == true)
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
