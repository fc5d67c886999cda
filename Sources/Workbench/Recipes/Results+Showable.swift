extension ClassificationSummary: Showable {
  /// A table of top-1 and top-5.
  public func markdown(in context: PageContext) throws -> String {
    Table(
      "classification", "accuracy",
      rows: [["top-1", top1.text(digits: 4)], ["top-5", top5.text(digits: 4)]]
    ).markdown(in: context)
  }
}

extension Retrieval: Showable {
  /// A table of the numbers, averaged over photographs and over people.
  public func markdown(in context: PageContext) -> String {
    let rows = zip(micro.flattened, macro.flattened).map { micro, macro in
      [
        Retrieval.words(for: micro.name), micro.estimate.text(digits: 4),
        macro.estimate.text(digits: 4),
      ]
    }
    let head = name.isEmpty ? "retrieval" : name
    let table = Table(columns: [head, "mean of photographs", "mean of people"], rows: rows)
    let notes = """
      \(queries) photographs of \(people) people asked, among \(gallery); \(skipped) did not, for \
      want of another one. 95 % intervals in brackets, by resampling people.
      """
    return table.markdown(in: context) + "\n\n" + Escaping.markdown(notes)
  }

  /// What a number's name means: `R-precision` for `r-precision`.
  private static func words(for name: String) -> String {
    let words = [
      "precision@1": "the nearest one is right (precision@1)", "r-precision": "R-precision",
      "map@r": "MAP@R", "map": "mean average precision", "mrr": "mean reciprocal rank",
    ]
    return words[name] ?? "a right one among \(name.dropFirst(4)) (CMC)"
  }
}

extension AllPairs: Showable {
  /// A table of the numbers, with the scale of the thresholds.
  public func markdown(in context: PageContext) -> String {
    let scale = ScoreScale(similarity)
    let rows: [[String]] = flattened.map { name, estimate in
      let shown = name.replacing("all-pairs.", with: "verification.")
      return [Verification.words(for: shown), estimate.text(digits: 5)]
    }
    let notes = """
      All \(positives) pairs of one person and \(negatives) of two. Best accuracy at \
      \(scale.condition(bestAccuracy.threshold)). Pairs share photographs, so there are no intervals.
      """
    return Table(columns: ["all pairs", similarity.rawValue], rows: rows).markdown(in: context)
      + "\n\n" + Escaping.markdown(notes)
  }
}

extension CalibratedThreshold: Showable {
  /// The threshold with its scale and its rates.
  public func markdown(in context: PageContext) -> String { Escaping.markdown("\(self).") }
}
