public import Workbench

extension WriteUp {
  /// The story of a run and its verification on one page, with four small charts.
  ///
  /// - Throws: ``EvaluationError`` when scores or embeddings are not finite.
  public init(
    _ run: Run, _ result: Verification, on data: FaceData, pixels: Verification? = nil,
    classification: ClassificationSummary? = nil, conclusion: String = ""
  ) throws {
    self.init()
    let experiment = run.experiment
    architecture = experiment.architecture.text
    loss = experiment.loss.text
    hyperParameters = WriteUp.choices(of: run)
    self.data = WriteUp.words(about: data, result)
    // One printed page: the rates that are easiest to reach stand in the full table only.
    results = result.summary.flattened.filter { $0.name != "verification.tar@1e-1" }.map {
      (Verification.words(for: $0.name), $0.estimate)
    }
    if let pixels { results.append(("AUC of raw pixels", pixels.summary.auc)) }
    if let classification { results.append(("top-1 of known people", classification.top1)) }
    self.conclusion = conclusion
    charts = [
      TrainingCurves(run, label: "write-up-training", width: 400),
      try ROCChart([result] + (pixels.map { [$0] } ?? []), label: "write-up-roc", width: 400),
      ScoreHistogram(result, label: "write-up-scores", width: 400),
      try EmbeddingPlane(result, people: 8, label: "write-up-embeddings", width: 400),
    ]
    cost = run.record.cost
    parameters = run.parameters
    provenance = Provenance(of: [run.record.environment])
  }

  private static func choices(of run: Run) -> [(name: String, value: String)] {
    let experiment = run.experiment
    var view = "\(experiment.view.size) px of \(experiment.view.resize) px"
    if let crop = experiment.view.crop { view += ", centre \(crop) px" }
    return [
      ("sampler", experiment.sampler.text), ("optimizer", experiment.optimizer.text),
      ("schedule", experiment.schedule.text), ("epochs", "\(experiment.epochs)"),
      ("input", view),
      ("augmentation", experiment.augmentation.map(\.text).joined(separator: ", ")),
      ("mix", experiment.mix?.text ?? "none"),
      ("embeddings", experiment.flipAverage ? "mean of image and mirror image" : "of the image"),
      ("compared by", run.similarity.rawValue),
    ] + experiment.toolWords.map { ("", $0) }
  }

  private static func words(about data: FaceData, _ result: Verification) -> String {
    let trials = result.trials
    let people = Set(trials.photographs.labels).count
    return
      "\(data.name): \(data.training.count) photographs of \(data.training.classes.count) people "
      + "to learn from; \(trials.count) pairs of \(people) people never seen to verify"
  }
}
