extension ResolvedExperiment {
  /// What a training step will hold at its peak.
  ///
  /// - Throws: ``OptionError`` from the sampler.
  func memoryEstimate(of model: Model, on data: FaceData, seed: UInt64) throws -> MemoryEstimate {
    let store = ImageStore(data.training, view: experiment.view)
    let epoch = try Epoch(0, of: self, from: store, seed: seed)
    let rows = epoch.batches.first ?? []
    return try MemoryEstimate(
      of: model, loss: loss, miner: miner, optimizer: optimizer, rules: rules(for: model),
      size: experiment.view.size, labels: rows.map { data.training.labels[$0] },
      waiting: Epoch.batchesAhead, mixes: mix != nil)
  }
}

extension TrainingPlan {
  /// A warning when training would need memory that others use.
  ///
  /// - Throws: ``MemoryError`` when the machine does not have as much.
  func checkMemory(_ machine: MachineMemory = .current) throws -> String? {
    try memory.flatMap { try MemoryError.check(name, needed: $0.total, machine) }
  }
}

/// An experiment that the machine's memory cannot hold.
public struct MemoryError: Error, Equatable, CustomStringConvertible {
  /// The experiment.
  public let name: String
  /// Bytes that a step would hold.
  public let needed: Int
  /// Bytes of the machine.
  public let total: Int

  /// A warning when less is available than an experiment needs.
  static func check(_ name: String, needed: Int, _ machine: MachineMemory) throws -> String? {
    // Where the system does not tell, nothing is refused.
    guard machine.total > 0 else { return nil }
    guard needed <= machine.total else {
      throw MemoryError(name: name, needed: needed, total: machine.total)
    }
    guard needed > machine.available else { return nil }
    return "warning  \(name): a step needs about \(Progress.words(bytes: needed)), and "
      + "\(Progress.words(bytes: machine.available)) are available; the system may end the process"
  }

  public var description: String {
    "\(name): a training step would need about \(Progress.words(bytes: needed)) of memory, and this "
      + "machine has \(Progress.words(bytes: total)); a smaller batch or size, or recompute=true "
      + "where the architecture has it, needs less"
  }
}
