/// A trained network's weights, to begin another training with.
public struct StartingWeights: Sendable {
  /// The run or file that they are from, for the plan and for errors.
  let name: String
  /// Parameters and running statistics of the network by name.
  let tensors: [String: Tensor]

  /// The given weights.
  init(name: String, tensors: [String: Tensor]) {
    (self.name, self.tensors) = (name, tensors)
  }

  /// The network of a finished run.
  ///
  /// - Throws: ``DataError`` when no whole checkpoint is there.
  init(of run: Run) throws {
    var tensors: [String: Tensor] = [:]
    var network = try run.model().network
    network.visit("") { name, _, value in tensors[name] = value.detached() }
    self.init(name: run.name, tensors: tensors)
  }

  /// The network of a run on the disk, which need not be of this recipe: of its best epoch where
  /// there was validation, averaged where that is what its model is.
  ///
  /// - Throws: ``DataError`` when the run is not finished or no whole checkpoint is there.
  init(of run: RecordedRun) throws {
    guard run.state == .finished else {
      throw DataError(run.path, "to begin with, a run must be finished; this one is \(run.state)")
    }
    let store = CheckpointStore(path: "\(run.path)/checkpoints")
    guard let checkpoint = store.best() ?? store.newest() else {
      throw DataError(run.path, "there is no whole checkpoint; --fresh trains anew")
    }
    let configuration = run.record.configuration
    let isAveraged =
      configuration["use-average"] == "true" && (Double(configuration["ema"] ?? "") ?? 0) > 0
    var tensors: [String: Tensor] = [:]
    for (name, value) in checkpoint.tensors {
      if Self.isNetwork(name) {
        tensors[name] = isAveraged ? checkpoint.averaged(name) ?? value : value
      }
    }
    self.init(name: run.record.name, tensors: tensors)
  }

  /// Whether a checkpoint's tensor is part of the network.
  static func isNetwork(_ name: String) -> Bool {
    !["loss.", "optimizer.", "sampler.", Checkpoint.averagePrefix].contains {
      name.hasPrefix($0)
    }
  }
}

extension Model {
  /// Takes the values of a trained network; the loss begins anew.
  ///
  /// - Parameter anew: patterns of parameters that begin anew, too, such as a head of another size.
  /// - Throws: ``OptionError`` naming all parameters that are not the same in both.
  mutating func begin(with start: StartingWeights, anew: [String] = []) throws {
    let names = ParameterNames(of: self)
    // A pattern may mean what only the other network has, such as a head that this one lacks.
    let ofOther = { (pattern: String) in
      start.tensors.keys.contains { ParameterNames.matches(pattern, $0) }
    }
    let fresh = Set(
      try anew.flatMap { ofOther($0) ? [] : try names.learned($0, option: "anew") })
    let isFresh = { (name: String) in
      fresh.contains(name) || anew.contains { ParameterNames.matches($0, name) }
    }
    var (unlike, lacking): ([String], [String]) = ([], [])
    var left = start.tensors.filter { !isFresh($0.key) }
    network.visit("") { name, role, value in
      guard !isFresh(name) else { return }
      let found = left.removeValue(forKey: name)
      if found == nil { lacking.append(name) }
      guard let found, found.shape == value.shape, found.type == value.type else {
        unlike.append("\(name) \(value.shape), there \(found.map { "\($0.shape)" } ?? "missing")")
        return
      }
      // A copy: the run's own values must not change with ours.
      value = role == .state ? found.copied() : found.copied().parameter()
    }
    unlike += left.keys.sorted().map { "\($0) only there" + didYouMeanTail($0, among: lacking) }
    guard !unlike.isEmpty else { return }
    let shown = unlike.prefix(6).joined(separator: "; ")
    throw OptionError(
      plugin: "experiment", option: "architecture",
      expected:
        "that of the run to begin with, \(start.name), but for what anew=NAME lets begin anew",
      got: shown + (unlike.count > 6 ? "; and \(unlike.count - 6) more" : ""))
  }
}
