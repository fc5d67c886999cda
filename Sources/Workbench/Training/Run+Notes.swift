extension Run {
  /// That training stopped before its last epoch, in words; nil when it did not.
  public var earlyStop: String? {
    guard record.status == .finished, epochs.count < experiment.epochs else { return nil }
    let best = bestEpoch.map {
      ": epoch \($0 + 1) was the best, and none of the next "
        + "\(experiment.patience) was better"
    }
    return "stopped early, after epoch \(epochs.count) of \(experiment.epochs)" + (best ?? "")
  }

  /// Which weights the model has, in words; nil when there is one kind only.
  public var weightsInWords: String? {
    guard experiment.ema > 0 else { return nil }
    let kind = experiment.useAverage ? "averaged" : "raw"
    return "the model has the \(kind) weights, by whose validation the best epoch was chosen "
      + "(average with \(experiment.ema))"
  }

  /// What a reader of the page has to know about the run.
  var notes: [String] {
    [collapse?.words, earlyStop, weightsInWords].compactMap(\.self).map { "\(name): \($0)" }
  }
}
