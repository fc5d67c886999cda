internal import Foundation

/// Everything a training needs to go on as if it had never stopped.
public struct Checkpoint: Sendable {
  /// Weights, the optimizer's state, averaged weights, running statistics.
  public var tensors: [String: Tensor]
  /// Where the training stood.
  public var position: CheckpointPosition
  /// Free text, such as the classes' names.
  public var metadata: [String: String]

  /// The given state.
  public init(
    tensors: [String: Tensor], position: CheckpointPosition, metadata: [String: String] = [:]
  ) {
    self.tensors = tensors
    self.position = position
    self.metadata = metadata
  }

  /// The bytes of all tensors.
  public var byteCount: Int {
    tensors.values.reduce(0) { $0 + $1.count * $1.type.byteCount }
  }
}

/// Where a training stood: random numbers are drawn by position, so a few integers are enough.
public struct CheckpointPosition: Codable, Sendable, Equatable {
  /// The epoch that the next step belongs to, from 0.
  public var epoch: Int
  /// Steps of that epoch already done.
  public var stepInEpoch: Int
  /// Steps of the whole training already done.
  public var globalStep: Int
  /// The best validation value so far; nil before the first validation.
  public var bestMetric: Double?
  /// The length of `metrics.jsonl` at that time, in bytes.
  public var metricsBytes: Int

  /// The given position.
  public init(
    epoch: Int = 0, stepInEpoch: Int = 0, globalStep: Int = 0, bestMetric: Double? = nil,
    metricsBytes: Int = 0
  ) {
    self.epoch = epoch
    self.stepInEpoch = stepInEpoch
    self.globalStep = globalStep
    self.bestMetric = bestMetric
    self.metricsBytes = metricsBytes
  }
}

/// A checkpoint folder that is not whole: a save that a crash cut short, or a damaged disk.
public struct TornCheckpoint: Error, Equatable, CustomStringConvertible {
  /// The checkpoint's folder.
  public let path: String
  /// What is wrong with it.
  public let problem: String

  /// Which folder, and why it is not used.
  public var description: String { "\(path): not a whole checkpoint: \(problem)" }
}

/// What a checkpoint's folder holds, and the proof that it does: written last of all.
struct CheckpointManifest: Codable, Equatable {
  struct File: Codable, Equatable {
    var bytes: Int
    var sha256: String
  }

  static let name = "MANIFEST.json"
  static let weights = "weights.safetensors"

  /// Raised when older readers could not understand a checkpoint.
  var format = 1
  var files: [String: File]
}

/// The position and the flags, inside the hashed file beside the caller's own metadata.
struct CheckpointState: Codable {
  static let key = "workbench.checkpoint"

  var position: CheckpointPosition
  var isBest: Bool
}
