import Foundation
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct WeightsFileTests {
  private func network(seed: UInt64) throws -> any Network {
    var random = Random(seed: seed)
    return try Registry.standard.architecture("res-net depth=10 width=4 embedding=6")
      .network(input: [32, 32, 3], random: &random)
  }

  private func tensors(_ network: any Network) -> [String: Tensor] {
    var (network, found): (any Network, [String: Tensor]) = (network, [:])
    network.visit("") { name, _, value in found[name] = value.detached() }
    return found
  }

  @Test func `weights survive writing and reading`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/weights.safetensors"
      let written = tensors(try network(seed: 1))
      try WeightsFile(tensors: written, steps: 7).write(to: path)
      let read = try WeightsFile(contentsOf: path)
      #expect(read.steps == 7 && read.digest?.count == 64)
      #expect(read.tensors.mapValues(\.floats) == written.mapValues(\.floats))
      #expect(read.tensors.mapValues(\.shape) == written.mapValues(\.shape))
    }
  }

  @Test func `every running mean has a counter beside it, as load_state_dict asks for`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/weights.safetensors"
      let written = tensors(try network(seed: 1))
      try WeightsFile(tensors: written, steps: 300).write(to: path)
      let file = try Safetensors(contentsOf: path)
      let means = written.keys.filter { $0.hasSuffix("running_mean") }
      // One of the stem, and three of each block: the first of every stage has a way around it.
      #expect(means.count == 13 && file.integers.count == 13)
      #expect(file.integers["bn1.num_batches_tracked"] == IntegerArray([300], shape: []))
      #expect(file.tensors.count == written.count && file.metadata == ["format": "pt"])
    }
  }

  @Test func `double precision becomes single, and other whole numbers are refused`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/weights.safetensors"
      let values = Tensor([0.5, 0.25] as [Double], shape: [2])
      try Safetensors(tensors: ["a": values]).write(to: path)
      let read = try WeightsFile(contentsOf: path).tensors["a"]
      #expect(read?.type == .float32 && read?.floats == [0.5, 0.25])
      try Safetensors(
        tensors: ["a": values], integers: ["index": IntegerArray([1], shape: [1])]
      ).write(to: path)
      #expect(throws: SafetensorsError.self) { try WeightsFile(contentsOf: path) }
    }
  }

  @Test func `of a checkpoint only the network is taken`() throws {
    try withTemporaryDirectory { folder in
      let path = "\(folder)/weights.safetensors"
      let one = Tensor([1] as [Float], shape: [1])
      let names = ["conv1.weight", "loss.weight", "optimizer.0.conv1.weight"]
      let content = Dictionary(uniqueKeysWithValues: names.map { ($0, one) })
      try Safetensors(tensors: content, metadata: [CheckpointState.key: "{}"]).write(to: path)
      #expect(try WeightsFile(contentsOf: path).tensors.keys.sorted() == ["conv1.weight"])
      try Safetensors(tensors: content).write(to: path)
      #expect(try WeightsFile(contentsOf: path).tensors.count == 3)
    }
  }

  @Test func `of a run the best checkpoint's network is taken`() throws {
    try withTemporaryDirectory { folder in
      let directory = try RunDirectory("\(folder)/run")
      try directory.write(.sample())
      let unfinished = try RecordedRun(directory.path)
      #expect(throws: DataError.self) { try WeightsFile(of: unfinished) }
      var record = RunRecord.sample()
      record.status = .finished
      try directory.write(record)
      try directory.resume().metrics.append(
        MetricsEvent(.epoch, epoch: 0, step: 3, values: ["loss": 1]))
      let run = try RecordedRun(directory.path)
      let store = CheckpointStore(path: "\(run.path)/checkpoints")
      for (step, isBest) in [(1, false), (2, true), (3, false)] {
        let value = Tensor([Float(step)], shape: [1])
        try store.save(
          Checkpoint(
            tensors: ["bn1.running_mean": value, "loss.weight": value],
            position: CheckpointPosition(globalStep: step)), isBest: isBest)
      }
      let weights = try WeightsFile(of: run)
      #expect(
        weights.steps == 3 && weights.tensors.mapValues(\.floats) == ["bn1.running_mean": [2]])
    }
  }

  @Test func `an architecture says what does not fit`() throws {
    let file = WeightsFile(tensors: tensors(try network(seed: 1)))
    let registry = Registry.standard
    let same = try registry.architecture("res-net depth=10 width=4 embedding=6")
    #expect(try file.fit(same, size: 64).differences == [])
    let wider = try registry.architecture("res-net depth=10 width=4 embedding=9")
    #expect(
      try file.fit(wider, size: 64).differences == [
        "fc.bias: expected shape [9], got [6]", "fc.weight: expected shape [9, 32], got [6, 32]",
      ])
    let headless = try registry.architecture("res-net depth=10 width=4 embedding=0")
    #expect(try file.fit(headless, size: 64).differences.count == 2)
    #expect(try file.fit(headless, size: 64, anew: ["fc"]).differences == [])
  }
}
