import Workbench

/// A loss with an option of every type, for the tests of this folder.
struct ToyLoss: Loss {
  enum Reduction: String, Codable, CaseIterable { case mean, sum }

  var learningRate = 0.5
  var margin: Float = 0.25
  var count = 3
  var normalised = true
  var title = "plain"
  var widths = [32, 64]
  var reduction = Reduction.mean
  var limit: Double?

  func validate() throws { try require(count > 0, "count", count, "positive") }
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    batch.embeddings
  }
}

struct ToySampler: Sampler {
  func batches(of rows: TrainingRows) throws -> [[Int]] { [Array(rows.labels.indices)] }
}

func toyEntry(_ type: any Plugin.Type, file: String = "Losses/Toy.swift") -> PluginEntry {
  PluginEntry(type: type, file: file, summary: "", source: "", options: [:], hash: "")
}

let toys = Registry(entries: [toyEntry(ToyLoss.self), toyEntry(ToySampler.self)])
