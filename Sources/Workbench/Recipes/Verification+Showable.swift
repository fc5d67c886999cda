extension Verification: Showable {
  /// A table of the numbers, under the similarity that the loss prescribes and the other one.
  public func markdown(in context: PageContext) throws -> String {
    var rows: [[String]] = []
    let others = Dictionary(
      uniqueKeysWithValues: other?.flattened.map { ($0.name, $0.estimate) } ?? [])
    for (name, estimate) in summary.flattened {
      let row = [Verification.words(for: name), estimate.text(digits: 4)]
      rows.append(other == nil ? row : row + [others[name]?.text(digits: 4) ?? "–"])
    }
    var header = [name, summary.similarity.rawValue]
    if let other { header.append(other.similarity.rawValue) }
    let table = Table(columns: header, rows: rows).markdown(in: context)
    return table + "\n\n" + Escaping.markdown(notes)
  }

  /// What the numbers are of, and where the thresholds lie, on which scale.
  private var notes: String {
    let scale = ScoreScale(summary.similarity)
    let eer = summary.eer
    let crossing = eer.threshold.map {
      ", equal error rate (\(eer.variant.rawValue)) at \(scale.condition($0))"
    }
    let resampled = summary.resamplesPeople ? "people" : "photographs"
    return """
      \(summary.positives) pairs of one person, \(summary.negatives) of two; 95 % intervals in \
      brackets, that of the area by resampling \(resampled). Best accuracy at \
      \(scale.condition(summary.bestAccuracy.threshold))\(crossing ?? "").
      """
  }

  /// What the names of the numbers mean.
  private static let words = [
    "verification.auc": "area under the ROC curve", "verification.eer": "equal error rate",
    "verification.tar@1e-1": "TAR at FAR 0.1", "verification.tar@1e-2": "TAR at FAR 0.01",
    "verification.tar@1e-3": "TAR at FAR 0.001", "verification.tar@1e-4": "TAR at FAR 0.0001",
    "verification.tar@1e-5": "TAR at FAR 0.00001", "verification.tar@1e-6": "TAR at FAR 0.000001",
    "verification.best-accuracy": "accuracy at the best threshold",
    "verification.ten-fold": "ten-fold accuracy",
  ]

  /// What a number's name means: `area under the ROC curve` for `verification.auc`.
  public static func words(for name: String) -> String { words[name] ?? name }

  /// The hardest pairs as pictures: of one person but least alike, of two people but most alike.
  ///
  /// - Parameter count: pairs of each kind.
  public func hardestPairs(_ count: Int = 4) -> [PictureSheet] {
    let hardest = scores.hardest(count, by: summary.similarity)
    return [
      sheet("hardest-same", "One person, found least alike", hardest.same),
      sheet("hardest-different", "Two people, found most alike", hardest.different),
    ]
  }

  private func sheet(_ label: String, _ caption: String, _ pairs: [Int]) -> PictureSheet {
    let (trials, view) = (trials, view)
    let values = scores.scores(summary.similarity)
    return PictureSheet(
      label: label, caption: caption,
      pairs: pairs.map { pair in
        let (left, right) = (trials.left[pair], trials.right[pair])
        let paths = trials.photographs.paths
        return PictureSheet.Pair(
          left: paths[left], right: paths[right], score: values[pair],
          pictures: {
            (
              try view.load(trials.photographs.path(left)),
              try view.load(trials.photographs.path(right))
            )
          })
      })
  }
}
