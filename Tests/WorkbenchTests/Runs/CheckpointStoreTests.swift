import Autograd
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct CheckpointStoreTests {
  @Test func `a checkpoint is read back, to the bit`() throws {
    try withTemporaryDirectory { folder in
      let store = CheckpointStore(path: "\(folder)/run/checkpoints")
      let position = CheckpointPosition(
        epoch: 2, stepInEpoch: 7, globalStep: 41, bestMetric: 0.1 + 0.2, metricsBytes: 1234)
      let saved = Checkpoint(
        tensors: ["w": Tensor([0.1, -0.0, Float.nan], shape: [3])], position: position,
        metadata: ["classes": "a\nb"])
      try store.save(saved)
      let read = try #require(store.newest())
      #expect(read.position == position)
      #expect(read.metadata == saved.metadata)
      #expect(content(read) == content(saved))
      #expect(store.best() == nil)
    }
  }

  @Test func `the last two and the best stay, and the links name them`() throws {
    try withTemporaryDirectory { folder in
      let store = CheckpointStore(path: folder, .hasty)
      for step in 1...5 { try store.save(.sample(step: step), isBest: step <= 2) }
      #expect(directoryEntries(folder) == ["best", "last", "step-2", "step-4", "step-5"])
      #expect(link("\(folder)/last") == "step-5")
      #expect(link("\(folder)/best") == "step-2")
      #expect(store.newest()?.position.globalStep == 5)
      #expect(store.best()?.position.globalStep == 2)
    }
  }

  @Test func `equal checkpoints are equal bytes`() throws {
    try withTemporaryDirectory { folder in
      for name in ["a", "b"] {
        try CheckpointStore(path: "\(folder)/\(name)").save(.sample(step: 3), isBest: true)
      }
      for file in ["weights.safetensors", "MANIFEST.json"] {
        #expect(
          try ReadableFile.bytes("\(folder)/a/step-3/\(file)")
            == ReadableFile.bytes("\(folder)/b/step-3/\(file)"))
      }
    }
  }

  /// What can happen to the newest checkpoint, and what is said about it.
  enum Damage: String, CaseIterable {
    case weightsCut, weightsFlipped, weightsGone, manifestCut, manifestGone, format

    func apply(to step: String) throws {
      let (weights, manifest) = ("\(step)/weights.safetensors", "\(step)/MANIFEST.json")
      switch self {
      case .weightsCut: truncate(weights, 100)
      case .weightsFlipped:
        var bytes = try ReadableFile.bytes(weights)
        bytes[bytes.count - 1] ^= 1
        try DurableFile.write(bytes, to: weights)
      case .weightsGone: unlink(weights)
      case .manifestCut: truncate(manifest, 30)
      case .manifestGone: unlink(manifest)
      case .format:
        let text = String(decoding: try ReadableFile.bytes(manifest), as: UTF8.self)
        let changed = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":2")
        try DurableFile.write(Array(changed.utf8), to: manifest)
      }
    }
  }

  @Test(
    "a torn checkpoint is told and passed over, and can be saved again", arguments: Damage.allCases)
  func torn(damage: Damage) throws {
    try withTemporaryDirectory { folder in
      let store = CheckpointStore(path: folder, .hasty)
      try store.save(.sample(step: 1))
      try store.save(.sample(step: 2))
      try damage.apply(to: "\(folder)/step-2")
      try store.recover()
      var told: [TornCheckpoint] = []
      let read = try #require(store.newest { told.append($0) })
      #expect(content(read) == content(.sample(step: 1)))
      #expect(told.map(\.path) == ["\(folder)/step-2"])
      try store.save(.sample(step: 2))
      #expect(store.newest()?.position.globalStep == 2)
    }
  }

  @Test func `going on from an earlier step gives up the later ones`() throws {
    try withTemporaryDirectory { folder in
      let store = CheckpointStore(path: folder, .hasty)
      for step in [10, 20, 30] { try store.save(.sample(step: step)) }
      try store.save(.sample(step: 25))
      #expect(directoryEntries(folder) == ["last", "step-20", "step-25"])
    }
  }

  @Test func `the same step is replaced by what is saved last`() throws {
    try withTemporaryDirectory { folder in
      let store = CheckpointStore(path: folder, .hasty)
      try store.save(.sample(step: 1))
      try store.save(.sample(step: 1, value: 9))
      #expect(store.newest().map(content) == content(.sample(step: 1, value: 9)))
      #expect(directoryEntries(folder) == ["last", "step-1"])
    }
  }

  @Test func `names that are no checkpoint's are left alone`() throws {
    try withTemporaryDirectory { folder in
      for name in ["step-", "step-x", "step-1.tmp-a", "step--1", "notes"] {
        mkdir("\(folder)/\(name)", 0o777)
      }
      let store = CheckpointStore(path: folder, .hasty)
      #expect(store.steps.isEmpty)
      try store.recover()
      #expect(directoryEntries(folder) == ["notes", "step-", "step--1", "step-x"])
    }
  }

  private func link(_ path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path)
  }
}

extension Checkpoint {
  /// Two tensors that tell the step and the value.
  static func sample(step: Int, value: Float = 0) -> Checkpoint {
    Checkpoint(
      tensors: [
        "a": Tensor([Float(step), value], shape: [2]),
        "b": Tensor((0..<64).map { Float($0 * step) }, shape: [8, 8]),
      ],
      position: CheckpointPosition(epoch: step, globalStep: step))
  }
}

/// Every byte of a checkpoint's tensors, by name.
func content(_ checkpoint: Checkpoint) -> [String: [UInt8]] {
  checkpoint.tensors.mapValues { $0.withBytes(Array.init) }
}
