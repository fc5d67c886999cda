import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct EvaluatorTests {
  /// A finished run on a few drawn people.
  private func run(in folder: String, loss: PluginSpecification) throws -> (Run, FaceData) {
    let data = try syntheticData(
      fewFaces(identities: 5, heldOut: 3, pairs: 12), in: "\(folder)/data")
    let resolved = try ResolvedExperiment(
      Experiment(
        architecture: "res-net depth=10 width=4 embedding=8", loss: loss,
        sampler: "classes-per-batch classes=4 images=2", epochs: 1,
        view: View(resize: 36, size: 32)), registry: .standard)
    let directory = try RunDirectory("\(folder)/run")
    let environment = Environment(
      system: "", processor: "", instructionSet: "", threads: 1, seed: 1)
    try directory.write(
      RunRecord(
        name: "small", key: "k", configuration: [:], environment: environment, dataManifest: ""))
    _ = try Trainer(resolved, on: data, seed: 1, in: directory).train()
    let classes = data.training.classes.count
    return (try Run(directory.path, resolved: resolved, classes: classes, seed: 1), data)
  }

  @Test func `verification scores every pair by the embeddings of its photographs`() throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: "prototypical")
      let evaluator = Evaluator(workers: 2)
      let trials = try #require(data.testTrials)
      let result = try evaluator.verify(run, on: trials)
      #expect(result.scores.cosine.count == trials.count)
      let embeddings = try #require(result.embeddings)
      let rows = Tensor(embeddings.values, shape: [embeddings.count, embeddings.width])
      let all = cosines(rows, rows).doubles
      for pair in 0..<trials.count {
        let expected = all[trials.left[pair] * rows.shape[0] + trials.right[pair]]
        #expect(abs(result.scores.cosine[pair] - expected) < 1e-5)
      }
      #expect(result.summary.similarity == .cosine)
      #expect(result.other?.similarity == .euclidean)
    }
  }

  @Test func `embeddings are computed once and then read from the run's folder`() throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: "prototypical")
      let evaluator = Evaluator(workers: 1)
      let photographs = try #require(data.testTrials).photographs
      let first = try evaluator.embeddings(of: photographs, by: run)
      try FileManager.default.removeItem(atPath: "\(run.path)/checkpoints")
      #expect(try evaluator.embeddings(of: photographs, by: run) == first)
    }
  }

  @Test(
    "known people are told by logits, or by the nearest class mean",
    arguments: [
      "softmax", "prototypical", "contrastive",
    ])
  func classification(loss: String) throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: PluginSpecification(loss))
      let development = try #require(data.development)
      let summary = try Evaluator(workers: 1).classify(run, development, training: data.training)
      #expect(summary.top1.count == development.count)
      #expect(summary.top5.value == 1, "five classes, so the label is always among five")
    }
  }

  @Test func `trials without answers are refused`() throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: "prototypical")
      var trials = try #require(data.testTrials)
      trials.same = nil
      #expect(throws: DataError.self) { try Evaluator(workers: 1).verify(run, on: trials) }
    }
  }

  @Test func `photographs of unseen people are searched for each other`() throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: "prototypical")
      let evaluator = Evaluator(workers: 1)
      var photographs = try #require(data.testTrials).photographs
      let result = try evaluator.retrieve(run, photographs)
      let embeddings = try evaluator.embeddings(of: photographs, by: run)
      var expected = try embeddings.retrieval(labels: photographs.labels, by: run.similarity)
      expected.name = "small"
      #expect(result == expected)
      let pairs = try evaluator.allPairs(run, photographs)
      #expect(pairs == (try embeddings.allPairs(labels: photographs.labels, by: run.similarity)))
      photographs.labels = []
      #expect(throws: DataError.self) { try evaluator.retrieve(run, photographs) }
      #expect(throws: DataError.self) { try evaluator.allPairs(run, photographs) }
    }
  }

  @Test func `a verification resamples people and offers thresholds on its scale`() throws {
    try withTemporaryDirectory { folder in
      let (run, data) = try run(in: folder, loss: "contrastive")
      let trials = try #require(data.testTrials)
      let result = try Evaluator(workers: 1).verify(run, on: trials)
      #expect(result.summary.resamplesPeople && run.similarity == .euclidean)
      let threshold = try result.threshold(atFAR: 0.5)
      #expect(threshold.scale == .negatedDistance && threshold.value <= 0)
      let rates = try result.rates(of: threshold)
      #expect(rates.falseAcceptRate == threshold.falseAcceptRate)
      #expect(throws: EvaluationError.self) { try result.threshold(atFAR: 1e-6) }
      let cosine = try ROC(result.scores.cosine, same: result.scores.same)
        .threshold(atFalseAcceptRate: 0.5)
      #expect(throws: EvaluationError.self) { try result.rates(of: cosine) }
    }
  }
}
