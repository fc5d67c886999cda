/// What the numbers of a training say in words: answers to what people ask when one disappoints.
public struct TrainingAnswers: Showable, Equatable {
  /// Questions with their answers, in reading order.
  public private(set) var answers: [(question: String, answer: String)] = []

  /// The answers for a run.
  public init(_ run: Run) { self.init(run.epochs, collapse: run.collapse) }

  /// The answers for the epochs of a training; none where nothing was measured.
  ///
  /// - Parameter collapse: what the last epoch ended in.
  public init(_ epochs: [MetricsEvent], collapse: Collapse?) {
    guard let last = epochs.last else { return }
    add("Does it know whom it learned from?", Self.knowledge(last))
    add("Does it tell people apart?", Self.separation(last))
    add("Has it collapsed?", Self.spread(last, collapse))
    add("Is there still something to learn from?", Self.work(last))
    add("How large are scale and embeddings?", Self.sizes(epochs[0], last))
    add("Are gradients clipped?", Self.clipping(epochs))
  }

  private mutating func add(_ question: String, _ answer: String?) {
    if let answer { answers.append((question, answer)) }
  }

  private static func knowledge(_ event: MetricsEvent) -> String? {
    guard let accuracy = event[.accuracy] else { return nil }
    let others = event.values[Validation.Name.top1].map {
      ", \(percent($0)) of other photographs of the same people"
    }
    return "\(percent(accuracy)) of the training images in the last epoch, without margin"
      + (others ?? "")
  }

  private static func separation(_ event: MetricsEvent) -> String? {
    guard let own = event[.ownCosine], let other = event[.otherCosine] else { return nil }
    return "the mean cosine is \(shortNumber(own)) to the own class and \(shortNumber(other)) to "
      + "others" + (own - other < 0.05 ? ": hardly" : "")
  }

  private static func spread(_ event: MetricsEvent, _ collapse: Collapse?) -> String? {
    if let collapse { return "yes: \(collapse.words)" }
    guard let rank = event[.effectiveRank], let limit = event[.rankLimit],
      let distance = event[.otherDistance]
    else { return nil }
    return
      "no: effective rank \(shortNumber(rank)) of at most \(grouped(Int(limit))), mean distance "
      + "of two people \(shortNumber(distance))"
  }

  private static func work(_ event: MetricsEvent) -> String? {
    let shares = event.lossNotes.filter(\.isShare)
    guard !shares.isEmpty else { return nil }
    return shares.map { "\(percent($0.value)) of the \($0.subject)" }.joined(separator: ", ")
      + " still cost something in the last epoch"
  }

  private static func sizes(_ first: MetricsEvent, _ last: MetricsEvent) -> String? {
    guard let norm = last[.featureNorm] else { return nil }
    let length = "embeddings are \(shortNumber(norm)) long on average"
    guard let scale = last[.scale] else { return length }
    let before = first[.scale] ?? scale
    let isFixed = abs(before - scale) <= 1e-3 * abs(scale)
    return isFixed
      ? "scale \(shortNumber(scale)); \(length)"
      : "scale \(shortNumber(before)) in the first epoch, \(shortNumber(scale)) in the last; \(length)"
  }

  private static func clipping(_ epochs: [MetricsEvent]) -> String? {
    guard let first = epochs.first?[.clipped], let last = epochs.last,
      let share = last[.clipped], let length = last[.gradientNorm]
    else { return nil }
    return
      "in \(percent(first)) of the steps of the first epoch and \(percent(share)) of the last, "
      + "in which they are \(shortNumber(length)) long on average before"
  }

  private static func percent(_ share: Double) -> String { "\(shortNumber(100 * share)) %" }

  /// A table of two columns; nothing when nothing was measured.
  public func markdown(in context: PageContext) -> String {
    guard !answers.isEmpty else { return "" }
    return Table("question", "answer", rows: answers.map { [$0.question, $0.answer] })
      .markdown(in: context)
  }

  /// Whether both give the same answers.
  public static func == (left: TrainingAnswers, right: TrainingAnswers) -> Bool {
    left.answers.elementsEqual(right.answers, by: ==)
  }
}
