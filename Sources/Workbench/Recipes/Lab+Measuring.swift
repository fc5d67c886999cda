internal import Synchronization

extension Lab {
  /// Compares the pairs of trials by a run's embeddings, and records the numbers.
  ///
  /// The numbers of the recipe's first verification are `verification.…` of its results; those of
  /// every one are `NAME.verification.…`.
  ///
  /// - Throws: ``DataError`` when there are no trials or no answers.
  public func verify(_ run: Run, on trials: Trials?) throws -> Verification {
    guard let trials else { throw DataError("verify", "the data hold no trials of this kind") }
    let result = try evaluator.verify(run, on: trials)
    try record(result.summary.flattened, of: run)
    return result
  }

  /// Compares the pairs of trials by the embeddings of each of a repetition's runs.
  ///
  /// - Throws: as ``verify(_:on:)-(Run,_)``.
  public func verify(_ repetition: Repetition, on trials: Trials?) throws -> RepeatedVerification {
    let result = RepeatedVerification(
      name: repetition.name, results: try repetition.runs.map { try verify($0, on: trials) })
    record("\(result.name).mean.auc", result.auc)
    record("\(result.name).mean.eer", result.eer)
    return result
  }

  /// Compares the pairs by their raw pixels, and records the numbers as `pixels.…`.
  ///
  /// - Throws: ``DataError`` when there are no trials or no answers.
  public func pixels(_ trials: Trials?, view: View) throws -> Verification {
    guard let trials else { throw DataError("pixels", "the data hold no trials of this kind") }
    let result = try evaluator.pixels(trials, view: view, cache: runFolder)
    board.withLock { board in
      for (name, estimate) in result.summary.flattened {
        board.results.append(("pixels.\(name.split(separator: ".").last ?? "")", estimate))
      }
    }
    return result
  }

  /// How well photographs find others of their person, recorded as `retrieval.…`.
  ///
  /// - Throws: ``DataError`` when there are no photographs, or nobody is named on them.
  public func retrieve(_ run: Run, on photographs: Photographs?) throws -> Retrieval {
    guard let photographs else { throw DataError("retrieve", "the data hold no such photographs") }
    let result = try evaluator.retrieve(run, photographs)
    try record(result.flattened, of: run)
    return result
  }

  /// How well the photographs of trials find others of their person, recorded as `retrieval.…`.
  ///
  /// - Throws: as ``retrieve(_:on:)-(_,Photographs?)``.
  public func retrieve(_ run: Run, on trials: Trials?) throws -> Retrieval {
    try retrieve(run, on: trials?.photographs)
  }

  /// Compares every photograph with every other one, recorded as `all-pairs.…`.
  ///
  /// - Throws: ``DataError`` when there are no photographs, or nobody is named on them.
  public func allPairs(_ run: Run, on photographs: Photographs?) throws -> AllPairs {
    guard let photographs else { throw DataError("all pairs", "the data hold no such photographs") }
    let result = try evaluator.allPairs(run, photographs)
    try record(result.flattened, of: run)
    return result
  }

  /// Top-1 and top-5 on photographs of the training's people, recorded as `classification.…`.
  ///
  /// - Returns: nil when the data hold no labelled photographs of these people besides the
  ///   training's; page and terminal then say so.
  public func classify(_ run: Run, on data: FaceData, line: Int = #line) throws
    -> ClassificationSummary?
  {
    let labelled = [data.test, data.development].compactMap { $0 }.first { !$0.labels.isEmpty }
    guard let labelled else {
      let reason = "the data hold no labelled photographs of known people besides the training's"
      Terminal.standard.line("skipped  top-1 of \(run.name): \(reason)")
      show(Prose("Top-1 could not be measured: \(reason)."), line: line)
      return nil
    }
    let result = try evaluator.classify(run, labelled, training: data.training)
    try record(result.flattened, of: run)
    return result
  }

  private func record(_ numbers: [(name: String, estimate: Estimate)], of run: Run) throws {
    try run.keep(numbers)
    board.withLock { board in
      for (name, estimate) in numbers {
        if !board.results.contains(where: { $0.name == name }) {
          board.results.append((name, estimate))
        }
        board.results.append(("\(run.name).\(name)", estimate))
      }
    }
  }
}
