import Foundation
import TestSupport
import Testing

@testable import Workbench

/// Recipes that train an experiment from several seeds, or begin with a trained network.
@Suite struct RepetitionTests {
  private static let repeated =
    TinyRecipe.beginning + """
      var other = experiment
      other.loss = "prototypical"
      let repetitions = try lab.repeating(
        [(name: "first", experiment: experiment), (name: "second", experiment: other)],
        seeds: 2, on: faces, varying: ["loss"])
      let results = try repetitions.map { try lab.verify($0, on: faces.testTrials) }
      lab.show(RepeatedComparison(results))
      lab.show(Comparison(results))

      """

  @Test func `each experiment is trained from each seed, and the page compares the means`() throws {
    try withTinyRecipe(Self.repeated) { recipe in
      let first = try recipe.run("epochs=1")
      #expect(first.code == .code(0), "\(first.text)")
      let names = recipe.names("runs").map {
        $0.split(separator: "-").prefix(2).joined(separator: "-")
      }
      #expect(names == ["first-1", "first-2", "second-1", "second-2"])
      let seeds = try recipe.runs.map { try RecordedRun($0).record.parts["seed"] ?? "" }
      #expect(seeds == ["1", "2", "1", "2"])
      let values = try [1, 2].map { seed in
        try recipe.result("first-\(seed)", "verification", "auc")["value"] ?? .nan
      }
      let mean = try recipe.result("first", "mean", "auc")
      #expect(abs((mean["value"] ?? .nan) - (values[0] + values[1]) / 2) < 1e-12)
      #expect(mean["count"] == 2)
      #expect(recipe.page.contains("Means over 2 seeds with Student's 95 % interval"))
      #expect(
        recipe.page.contains("second cannot be told from first")
          || recipe.page.contains("second is "))
      // One more seed takes what is there.
      let more = try recipe.run("epochs=1", "seeds=3")
      #expect(more.code == .code(0), "\(more.text)")
      #expect(more.text.contains("plan  first-1: cached"))
      #expect(more.text.contains("plan  first-3: new"))
      let none = try recipe.run("epochs=1", "seeds=0")
      #expect(none.code == .code(2) && none.text.contains("seeds"), "\(none.text)")
    }
  }

  @Test func `training can begin with another run's network`() throws {
    let text =
      TinyRecipe.beginning + """
        var second = experiment
        second.loss = "prototypical"
        second.optimizer = "sgd learning-rate=1e-12 momentum=0 weight-decay=0"
        second.architecture = PluginSpecification(
          try lab.setting("second", default: experiment.architecture.text))
        let base = try lab.train("base", experiment, on: faces)
        let tuned = try lab.train("tuned", second, on: faces, from: base)
        lab.show(try lab.verify(base, on: faces.testTrials))
        lab.show(try lab.verify(tuned, on: faces.testTrials))

        """
    try withTinyRecipe(text) { recipe in
      let result = try recipe.run("epochs=1")
      #expect(result.code == .code(0), "\(result.text)")
      let runs = try recipe.runs.map { try RecordedRun($0).record }
      #expect(runs.map(\.name) == ["base", "tuned"])
      #expect(runs[1].parts["start"] == runs[0].key)
      // Next to nothing is learned at that rate; but running statistics move.
      let weights = try recipe.runs.map { run in
        try #require(CheckpointStore(path: run + "/checkpoints").newest()).tensors
      }
      let learned = weights[0].filter { !$0.key.hasPrefix("loss.") && $0.key.hasSuffix("weight") }
      #expect(learned.count > 3)
      for (name, value) in learned where !name.hasPrefix("optimizer") {
        let tuned = try #require(weights[1][name]).floats
        #expect(zip(tuned, value.floats).allSatisfy { abs($0 - $1) < 1e-9 }, "\(name)")
      }
      let wrong = try recipe.run("epochs=1", "second=res-net depth=10 width=8 embedding=8")
      #expect(wrong.code != .code(0))
      #expect(
        wrong.text.contains("option architecture must be that of the run to begin with"),
        "\(wrong.text)")
    }
  }
}
