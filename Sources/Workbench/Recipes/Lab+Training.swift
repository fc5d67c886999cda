internal import Synchronization

extension Lab {
  /// Trains an experiment, or takes the finished run of exactly this experiment.
  ///
  /// - Parameter start: a run of the same architecture whose network training begins with; the loss
  ///   begins anew.
  /// - Throws: ``Interrupted``, ``NotFinite``, ``StorageError``, ``RegistryError``, ``OptionError``.
  public func train(
    _ name: String, _ experiment: Experiment, on data: FaceData, from start: Run? = nil
  ) throws -> Run {
    try train([(name, experiment)], on: data, from: start.map { [$0] } ?? [])[0]
  }

  /// Trains several experiments; the plan of all is printed first.
  ///
  /// - Parameters:
  ///   - varying: fields in which the experiments differ on purpose, such as `loss`; a setting for
  ///     all experiments is not taken for these.
  ///   - starts: runs whose networks training begins with, one an experiment; none begins anew.
  /// - Throws: as ``train(_:_:on:from:)``.
  public func train(
    _ experiments: [(name: String, experiment: Experiment)], on data: FaceData,
    varying: Set<String> = [], from starts: [Run] = []
  ) throws -> [Run] {
    require(
      starts.isEmpty || starts.count == experiments.count,
      "\(starts.count) runs to begin with for \(experiments.count) experiments")
    let final = try experiments.map { name, experiment in
      (name, try experiment.applying(overrides, name: name, varying: varying))
    }
    return try carryOut(final, on: data, from: starts)
  }

  /// Trains several experiments from several seeds each.
  ///
  /// Seed k of an experiment has the same data order, augmentation and initial network as seed k of
  /// the others, so that they can be compared seed by seed.
  ///
  /// - Parameters:
  ///   - seeds: how often each is trained; `seeds=1` on the command line changes it.
  ///   - starts: repetitions whose networks training begins with, one an experiment, seed by seed.
  /// - Throws: as ``train(_:_:on:from:)``.
  public func repeating(
    _ experiments: [(name: String, experiment: Experiment)], seeds: Int, on data: FaceData,
    varying: Set<String> = [], from starts: [Repetition] = []
  ) throws -> [Repetition] {
    let seeds = try overrides.value("seeds", default: seeds, "repetitions of each experiment")
    guard seeds > 0 else {
      throw OverrideError.wrongType(key: "seeds", expected: "at least 1", got: "\(seeds)")
    }
    require(
      starts.isEmpty
        || starts.count == experiments.count
          && starts.allSatisfy { $0.runs.count == seeds },
      "\(starts.count) repetitions to begin with for \(experiments.count) experiments")
    let arms = try experiments.map { name, experiment in
      (name, try experiment.applying(overrides, name: name, varying: varying))
    }
    // Seed by seed, so that what there is after an interruption can be compared already.
    let all = (0..<seeds).flatMap { seed in
      arms.map { name, experiment in
        var repeated = experiment
        repeated.seed += seed
        return ("\(name)-\(seed + 1)", repeated)
      }
    }
    let runs = try carryOut(
      all, on: data, from: (0..<seeds).flatMap { seed in starts.map { $0.runs[seed] } })
    return arms.indices.map { arm in
      Repetition(
        name: arms[arm].0, runs: (0..<seeds).map { runs[$0 * arms.count + arm] })
    }
  }

  /// What `cache=` on the command line says.
  private func cacheMode() throws -> CacheMode {
    let text = try overrides.value("cache", default: "auto", "a decoded copy of the photographs")
    guard let mode = CacheMode(rawValue: text) else {
      throw OverrideError.wrongType(key: "cache", expected: "auto, on or off", got: text)
    }
    return mode
  }

  /// Trains experiments that are final, after printing the plan of all.
  private func carryOut(
    _ experiments: [(name: String, experiment: Experiment)], on data: FaceData, from starts: [Run]
  ) throws -> [Run] {
    let resolved = try experiments.map { name, experiment in
      var experiment = experiment
      if isQuick { experiment.epochs = min(experiment.epochs, 2) }
      return (name, try ResolvedExperiment(experiment, registry: registry))
    }
    let cache = try cacheMode()
    try overrides.checkAllUsed()
    let plans = try resolved.enumerated().map { place, named in
      try TrainingPlan(
        named.0, named.1, data: data, registry: registry, context: context,
        start: try start(
          of: named.0, named.1.experiment, given: starts.isEmpty ? nil : starts[place]))
    }
    for plan in plans {
      Terminal.standard.line(plan.line)
      if let warning = try plan.checkMemory() { Terminal.standard.line(warning) }
    }
    return try plans.map { plan in
      let run = try plan.carryOut(on: data, context: context, cache: cache)
      board.withLock { $0.runs.append(run) }
      return run
    }
  }

  /// What a run begins with: the run that the recipe gives, or the one that its experiment names.
  private func start(
    of name: String, _ experiment: Experiment, given: Run?
  ) throws -> StartingRun? {
    guard !experiment.from.isEmpty else { return given.map { .trained($0) } }
    guard given == nil else {
      throw OptionError(
        plugin: "experiment", option: "from",
        expected: "left out: the recipe says what \(name) begins with", got: experiment.from)
    }
    return try StartingRun.named(experiment.from, for: name, context)
  }

  /// Trains the same experiment with several losses.
  ///
  /// Each arm has its loss's name, with its options where two losses have one name. `loss=` on the
  /// command line would make all arms alike and is refused; `NAME.loss.margin=0.3` is one arm's.
  ///
  /// - Throws: as ``train(_:_:on:)``.
  public func ablate(
    _ experiment: Experiment, on data: FaceData, losses: [PluginSpecification]
  ) throws -> [Run] {
    try train(
      losses.map { loss in
        var arm = experiment
        arm.loss = loss
        let isOnly = losses.count { $0.name == loss.name } == 1
        return (isOnly ? loss.name : Escaping.fileName(loss.text), arm)
      }, on: data, varying: ["loss"])
  }
}
