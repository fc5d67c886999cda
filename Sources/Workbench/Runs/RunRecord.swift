internal import Foundation

/// How far a run has come, as it says itself.
public enum RunStatus: String, Codable, Sendable {
  /// It is training, or was when it last wrote.
  case running
  /// It was asked to stop and saved its state; the same command goes on.
  case interrupted
  /// It ended with an error.
  case failed
  /// It is done.
  case finished
}

/// What a run cost.
public struct RunCost: Codable, Sendable, Equatable {
  /// Seconds of training over all attempts.
  public var seconds: Double
  /// The most memory held at once, in bytes.
  public var peakBytes: Int
  /// Photographs trained on per second.
  public var imagesPerSecond: Double
  /// Share of training spent waiting for photographs, 0 … 1; nil in older records.
  public var waitingShare: Double?
  /// Photographs that one loader thread makes ready in a second of a processor; nil in older records.
  public var loaderImagesPerSecond: Double?

  /// The given cost.
  public init(
    seconds: Double, peakBytes: Int, imagesPerSecond: Double, waitingShare: Double? = nil,
    loaderImagesPerSecond: Double? = nil
  ) {
    self.waitingShare = waitingShare
    self.loaderImagesPerSecond = loaderImagesPerSecond
    self.seconds = seconds
    self.peakBytes = peakBytes
    self.imagesPerSecond = imagesPerSecond
  }
}

/// A run's `run.json`: what it is, how it was made, what came out.
public struct RunRecord: Codable, Sendable, Equatable {
  /// The experiment's name in its recipe.
  public var name: String
  /// The run's identity; see ``runKey(parts:)``.
  public var key: String
  /// The resolved configuration by dotted names: `loss.margin` is `0.3`.
  public var configuration: [String: String]
  /// Everything that ``key`` was made from: the configuration, hashes of plugins, threads.
  public var parts: [String: String]
  /// Where it was made.
  public var environment: Environment
  /// The hash of the data's manifest.
  public var dataManifest: String
  /// How far it has come.
  public var status: RunStatus
  /// Why it failed, one sentence.
  public var failure: String?
  /// What it cost.
  public var cost: RunCost?
  /// Epochs after which it stopped, for want of a better validation; nil when it went to its end.
  public var stoppedAfterEpochs: Int?
  /// Results by dotted names: `verification.auc`.
  public var summary: [String: Estimate]

  /// A run that begins.
  public init(
    name: String, key: String, configuration: [String: String], parts: [String: String] = [:],
    environment: Environment, dataManifest: String
  ) {
    self.name = name
    self.key = key
    self.configuration = configuration
    self.parts = parts
    self.environment = environment
    self.dataManifest = dataManifest
    status = .running
    summary = [:]
  }

  /// Any value as dotted names and texts, as ``configuration`` has them.
  ///
  /// - Throws: what the value's encoding throws.
  public static func flattened(_ value: some Encodable) throws -> [String: String] {
    let tree = try JSONDecoder.record.decode(
      OptionValue.self, from: JSONEncoder.record.encode(value))
    var result: [String: String] = [:]
    func visit(_ value: OptionValue, _ name: String) {
      guard case .group(let members) = value else {
        result[name] = value.text
        return
      }
      for (key, member) in members { visit(member, name.isEmpty ? key : "\(name).\(key)") }
    }
    visit(tree, "")
    return result
  }
}

/// A run directory that cannot be used.
public enum RunError: Error, Equatable, CustomStringConvertible, ErrorWithExitCode {
  /// A name that cannot be that of a folder.
  case badName(String, of: String)
  /// Another process trains there.
  case locked(String, by: String)
  /// There is no readable `run.json`.
  case noRecord(String, reason: String)
  /// The metrics are shorter than the checkpoint says.
  case metricsTooShort(String, bytes: Int, expected: Int)

  /// Wrong usage for a name that cannot be, bad data for what is no run, failed otherwise.
  public var exitCode: ExitCode {
    switch self {
    case .badName: .usage
    case .noRecord: .badData
    case .locked, .metricsTooShort: .failed
    }
  }

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .badName(let name, let thing):
      "\(name.debugDescription) cannot be the name of a \(thing): "
        + "expected letters, digits\(thing == "recipe" ? ", spaces" : ""), -, _ and ., "
        + "beginning with a letter or digit"
    case .locked(let path, let holder):
      "\(path): in use by \(holder); wait for it or stop it, two runs never share a folder"
    case .noRecord(let path, let reason): "\(path): not a run: \(reason)"
    case .metricsTooShort(let path, let bytes, let expected):
      "\(path): \(bytes) bytes, the checkpoint was saved at \(expected); start again with --fresh"
    }
  }
}
