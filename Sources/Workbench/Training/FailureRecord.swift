internal import Foundation

/// A step that met a number that is not finite, as `failure.json` tells it.
struct FailureRecord: Codable, Sendable, Equatable {
  /// One image of the batch.
  struct Image: Codable, Sendable, Equatable {
    /// Its row in the training set.
    var row: Int
    /// Its file, relative to the data's folder.
    var file: String
    /// The name of its class.
    var identity: String
  }

  /// What made random numbers: they are a function of these.
  struct RandomPosition: Codable, Sendable, Equatable {
    var seed: UInt64
    var epoch: Int
    var stepInEpoch: Int
  }

  /// The whole sentence.
  var problem: String
  /// The step, from 1; the weights beside this file are those before it.
  var step: Int
  /// This step's rate.
  var learningRate: Double
  /// The loss.
  var loss: Double
  /// What the loss reported: its terms, shares of costly pairs.
  var terms: [String: Double]
  /// Where random numbers stood.
  var random: RandomPosition
  /// The folder that ``Image/file`` is relative to.
  var dataFolder: String
  /// The batch.
  var images: [Image]
  /// Learned parameters in forward order, with the lengths of their gradients.
  var parameters: [NotFiniteDetails.Parameter]
}

extension FailureRecord {
  init(
    _ error: NotFinite, _ batch: Batch, _ photographs: Photographs, learningRate: Double,
    random: RandomPosition
  ) {
    problem = error.description
    step = error.step
    self.learningRate = learningRate
    loss = error.details.loss
    terms = error.details.notes
    self.random = random
    dataFolder = photographs.root
    images = batch.rows.map { row in
      Image(
        row: row, file: photographs.paths[row],
        identity: photographs.classes[photographs.labels[row]])
    }
    parameters = error.details.parameters
  }
}

extension RunDirectory {
  /// The folder of failures.
  var failuresPath: String { "\(path)/failures" }

  /// The newest step that was not finite; nil when there was none.
  static func failedStep(in run: String) -> Int? {
    CheckpointStore(path: "\(run)/failures").steps.first?.number
  }

  /// Saves the state before a step that was not finite, as a checkpoint with the story beside it;
  /// failures before it make way.
  ///
  /// - Returns: the folder, `failures/step-<n>` of the run.
  /// - Throws: ``StorageError``; nothing half written stays.
  func save(_ failure: FailureRecord, before state: Checkpoint) throws -> String {
    let files = FileSystem.system
    let store = CheckpointStore(path: failuresPath)
    let step = CheckpointStore.Step(number: failure.step)
    try files.removeTree(failuresPath)
    try files.makeDirectories(failuresPath)
    let temporary = temporaryName(for: "\(failuresPath)/\(step.name)")
    do {
      try store.write(state, isBest: false, to: temporary)
      let text = try JSONEncoder.readableRecord.text(of: failure) + "\n"
      try DurableFile.write(Array(text.utf8), to: "\(temporary)/failure.json")
      try store.install(temporary, as: step)
      try files.syncDirectory(failuresPath)
    } catch {
      try? files.removeTree(temporary)
      throw error
    }
    return "\(failuresPath)/\(step.name)"
  }
}
