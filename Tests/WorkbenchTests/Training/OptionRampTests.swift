import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct OptionRampTests {
  private func resolved(_ loss: PluginSpecification, _ ramps: [PluginSpecification]) throws
    -> ResolvedExperiment
  {
    try ResolvedExperiment(Experiment(loss: loss, warmUp: ramps), registry: .standard)
  }

  /// 2 epochs of 4 steps: 8 steps from 0.1 to 0.5.
  @Test func `a value goes evenly from one to the other, and stays`() throws {
    let ramp = try resolved("arc-face margin=0.5", ["margin from=0.1 epochs=2"]).ramps[0]
    let values = (0..<10).map { ramp.value(at: $0, stepsInEpoch: 4) }
    #expect(values[0] == 0.1 && abs(values[4] - 0.3) < 1e-15)
    #expect(values[8] == 0.5 && values[9] == 0.5)
    let half = try resolved("arc-face", ["margin epochs=0.5"]).ramps[0]
    #expect(half.value(at: 0, stepsInEpoch: 10) == 0)
    #expect(half.value(at: 5, stepsInEpoch: 10) == 0.5)
  }

  @Test func `the loss of a step has the values of that step, and afterwards is the loss itself`()
    throws
  {
    let experiment = try resolved(
      "cos-face scale=32 margin=0.4", ["margin epochs=2", "scale from=8 epochs=1"])
    func options(_ step: Int) throws -> [String: String] {
      let loss = try experiment.warmingLoss(at: step, stepsInEpoch: 4)
      return try loss.map { loss in
        Dictionary(
          uniqueKeysWithValues: try PluginOption.all(of: loss).map { ($0.name, $0.value) })
      } ?? [:]
    }
    #expect(try options(0)["margin"] == "0" && options(0)["scale"] == "8")
    #expect(try options(2)["margin"] == "0.1" && options(2)["scale"] == "20")
    #expect(try options(4)["margin"] == "0.2" && options(4)["scale"] == "32")
    #expect(try options(8).isEmpty)
  }

  @Test func `options of losses within a loss warm up, too`() throws {
    let sum = try resolved(
      "sum losses=[softmax, cos-face margin=0.4] weights=[1,0.5]", ["losses.2.margin epochs=1"])
    let loss = try #require(try sum.warmingLoss(at: 1, stepsInEpoch: 4))
    let numbers = Dictionary(uniqueKeysWithValues: try loss.numbers().map { ($0.name, $0.value) })
    #expect(numbers["losses.2.margin"] == 0.1)
    let weights = try PluginOption.all(of: loss).first { $0.name == "weights" }
    #expect(weights?.value == "[1,0.5]")
    let inner = try resolved("ohem loss=[arc-face margin=0.3] keep=0.4", ["loss.margin epochs=1"])
    let made = try #require(try inner.warmingLoss(at: 2, stepsInEpoch: 4))
    #expect(try made.numbers().first { $0.name == "loss.margin" }?.value == 0.15)
    #expect(try made.numbers().first { $0.name == "keep" }?.value == 0.4)
  }

  @Test(arguments: [
    ("margni epochs=2", "did you mean margin?"), ("margin", "margin from=0 epochs=5"),
    ("margin epochs=0", "greater than 0"), ("margin epochs=x", "from=NUMBER"),
    ("margin epochs=2 form=1", "did you mean from?"), ("margin from=3 epochs=2", "margin must be"),
    ("filter epochs=2, filter epochs=3", "each option once"),
  ])
  func `what cannot warm up is refused by name`(_ ramps: String, _ words: String) {
    let list = ramps.split(separator: ",").map { PluginSpecification(String($0)) }
    let error = #expect(throws: (any Error).self) { try resolved("cos-face", list) }
    #expect(error.map { "\($0)" }?.contains(words) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func `training logs the values, and its first step is that of the loss it begins with`()
    throws
  {
    try withTemporaryDirectory { folder in
      let small = try SmallTraining(in: folder, loss: "cos-face scale=16 margin=0.3")
      var experiment = small.resolved.experiment
      func steps(_ name: String) throws -> [MetricsEvent] {
        try SmallTraining(small, experiment).train(in: "\(folder)/\(name)")
        return try MetricsLog.events(in: "\(folder)/\(name)/metrics.jsonl")
      }
      experiment.warmUp = ["margin epochs=2"]
      let warming = try steps("warming")
      let values = warming.filter { $0.kind == .step }.compactMap { $0.values["warm-up.margin"] }
      #expect(values.count == 9 && values[0] == 0 && abs(values[3] - 0.15) < 1e-15)
      #expect(values[6...].allSatisfy { $0 == 0.3 })
      let epochs = warming.filter { $0.kind == .epoch }.compactMap { $0.values["warm-up.margin"] }
      #expect(epochs.count == 3 && abs(epochs[0] - 0.05) < 1e-15)
      experiment.warmUp = []
      experiment.loss = "cos-face scale=16 margin=0"
      #expect(try steps("without")[0].values["loss"] == warming[0].values["loss"])
    }
  }
}
