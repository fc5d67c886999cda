/// What a model is measured on after each epoch: photographs that it does not learn from.
struct Validation: Sendable {
  private let development: ImageStore?
  private let trials: Trials?
  private let trialStore: ImageStore?
  private let resolved: ResolvedExperiment

  /// Names of the measured values, in the events of an epoch.
  enum Name {
    static let auc = "validation.auc"
    static let top1 = "validation.top1"
    /// The same of the averaged weights: `validation.averaged.auc`.
    static func averaged(_ name: String) -> String {
      "validation.averaged." + name.split(separator: ".").dropFirst().joined(separator: ".")
    }
  }

  init(_ data: FaceData, _ resolved: ResolvedExperiment) {
    self.resolved = resolved
    let view = resolved.experiment.view
    let labelled = data.development.flatMap { $0.labels.isEmpty ? nil : $0 }
    development = labelled.map { ImageStore($0, view: view) }
    trials = data.developmentTrials.flatMap { $0.same == nil ? nil : $0 }
    trialStore = trials.map { ImageStore($0.photographs, view: view) }
  }

  /// Whether there is anything to measure on.
  var isPossible: Bool { development != nil || trials != nil }

  /// Top-1 from margin-free logits and the AUC of the development trials, where there are any.
  ///
  /// Validation embeds each photograph once, without its mirror image, to be quick.
  func measure(_ model: Model) throws -> [String: Double] {
    var values: [String: Double] = [:]
    let embedder = Embedder(model, size: resolved.experiment.view.size, flipAverage: false)
    if let development {
      let rows = try embedder.embeddings(of: development)
      let embeddings = Tensor(rows.values, shape: [rows.count, rows.width])
      if let logits = try resolved.loss.logits(embeddings, model.frozen().lossParameters) {
        let hits = zip(logits.lastAxisMaxima(), development.photographs.labels).count { $0 == $1 }
        values[Name.top1] = Double(hits) / Double(max(1, development.photographs.count))
      }
    }
    if let trials, let same = trials.same, let trialStore {
      let embeddings = try embedder.embeddings(of: trialStore)
      let scores = try embeddings.scores(
        resolved.similarity, left: trials.left, right: trials.right)
      values[Name.auc] = try areaUnderCurve(scores, same: same)
    }
    return values
  }

  /// The same of a model in training, which may have overflowed, and of its averaged weights.
  ///
  /// - Throws: ``NotFinite`` when its embeddings are no numbers, and what else measuring throws.
  func finite(_ learner: Learner) throws -> [String: Double] {
    let step = learner.stepCount
    do {
      var values = try measure(learner.model)
      guard let average = learner.average else { return values }
      for (name, value) in try measure(average.model(like: learner.model)) {
        values[Name.averaged(name)] = value
      }
      return values
    } catch EvaluationError.notANumber {
      throw NotFinite(what: "an embedding of validation", step: step)
    }
  }

  /// The value that decides which checkpoint is the best: verification first.
  ///
  /// - Parameter averaged: whether that of the averaged weights counts.
  static func deciding(_ values: [String: Double], averaged: Bool) -> Double? {
    func value(_ name: String) -> Double? { values[averaged ? Name.averaged(name) : name] }
    return value(Name.auc) ?? value(Name.top1)
  }
}
