public import Workbench

/// Whether a training learns, has collapsed or only waits: small charts of what its batches measured
/// over the epochs, and what the numbers say in words.
///
/// Thick lines are means of epochs, faint ones single steps.
public struct TrainingDiagnostics: Pictured, Equatable {
  /// The charts, in one figure.
  public var chart: Chart
  /// The words below it.
  public var answers: TrainingAnswers

  /// The diagnostics of a run.
  public init(_ run: Run, label: String = "diagnostics", width: Int = 800) {
    self.init(
      epochs: run.epochs, steps: run.steps, collapse: run.collapse, label: label, width: width)
  }

  /// The diagnostics of the events of a training.
  ///
  /// - Parameter collapse: what the last epoch ended in.
  public init(
    epochs: [MetricsEvent], steps: [MetricsEvent], collapse: Collapse? = nil,
    label: String = "diagnostics", title: String = "Diagnostics", width: Int = 800
  ) {
    answers = TrainingAnswers(epochs, collapse: collapse)
    let isSmall = width < Theme.smallBelow
    var panels = DiagnosticPanels(epochs: epochs, steps: steps).panels
    if isSmall { panels = Array(panels.prefix(2)) }
    let columns = isSmall ? 1 : 2
    let rows = max(1, (panels.count + columns - 1) / columns)
    for index in panels.indices {
      // Only the lowest row, also where it is not full: numbers would tear the row above apart.
      let isLowest = index >= (rows - 1) * columns
      panels[index].x.showsNumbers = isLowest
      if isLowest { panels[index].x.name = "epoch" }
    }
    chart = Chart(
      label: label, title: title, alternative: Self.words(answers), panels: panels, width: width,
      height: isSmall ? Theme.smallHeight : 76 + 140 * rows)
    chart.columns = columns
  }

  private static func words(_ answers: TrainingAnswers) -> String {
    (["Diagnostics of the training by epoch."]
      + answers.answers.map { "\($0.question) \($0.answer)." }).joined(separator: " ")
  }

  /// The figure, and a table of answers below it.
  public func markdown(in context: PageContext) throws -> String {
    [try chart.markdown(in: context), answers.markdown(in: context)].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// The figure alone.
  public func picture(in context: PageContext) throws -> String {
    try chart.picture(in: context)
  }
}

/// The panels of what was measured; what was not has none.
private struct DiagnosticPanels {
  private let epochs: [MetricsEvent]
  private let steps: [MetricsEvent]
  private let range: ClosedRange<Double>?
  private let perEpoch: Double
  var panels: [Panel] = []

  init(epochs: [MetricsEvent], steps: [MetricsEvent]) {
    self.epochs = epochs
    self.steps = steps
    perEpoch = max(1, Double(steps.count) / Double(max(1, epochs.count)))
    range = epochs.isEmpty ? nil : 0...Double(epochs.count)
    add("training accuracy, without margin", [("", { $0[.accuracy] })], 0...1)
    add("cosine to classes", [("own", { $0[.ownCosine] }), ("others", { $0[.otherCosine] })])
    add(
      "distance in the batch",
      [("one person", { $0[.ownDistance] }), ("two people", { $0[.otherDistance] })])
    let limit = epochs.last?[.rankLimit].map { ", at most \(grouped(Int($0)))" } ?? ""
    add("effective rank\(limit)", [("", { $0[.effectiveRank] })])
    add("length of embeddings", [("", { $0[.featureNorm] })])
    addNotes()
    let scales = epochs.compactMap { $0[.scale] }
    if let low = scales.min(), let high = scales.max(), high - low > 1e-3 * abs(high) {
      add("scale", [("", { $0[.scale] })])
    }
    addTools()
  }

  /// Gradients that may be clipped, and options of the loss that warm up.
  private mutating func addTools() {
    add("length of all gradients", [("", { $0[.gradientNorm] })])
    // A step is clipped or not; only the share in an epoch is a number.
    add("share of steps clipped", [("", { $0[.clipped] })], 0...1, withSteps: false)
    let names = epochs.first?.values.keys.filter { $0.hasPrefix(OptionRamp.prefix) } ?? []
    add(
      "warm-up of the loss",
      names.sorted().prefix(4).map { name in
        (String(name.dropFirst(OptionRamp.prefix.count)), { $0.values[name] })
      })
  }

  private mutating func addNotes() {
    let notes = epochs.last?.lossNotes ?? []
    func values(_ note: MetricsEvent.LossNote) -> (MetricsEvent) -> Double? {
      { $0.values[Diagnostic.ofLoss(note.name)] }
    }
    let shares = notes.filter(\.isShare).prefix(4)
    if shares.count == 1, let only = shares.first {
      add(
        "share of \(Theme.shortened(only.subject)) that cost something", [("", values(only))], 0...1
      )
    } else {
      add("share that costs something", shares.map { ($0.subject, values($0)) }, 0...1)
    }
    let others = notes.filter { !$0.isShare }.prefix(4)
    add("reported by the loss", others.map { ($0.term, values($0)) })
  }

  private mutating func add(
    _ name: String, _ lines: [(name: String, value: (MetricsEvent) -> Double?)],
    _ limits: ClosedRange<Double>? = nil, withSteps: Bool = true
  ) {
    var series: [Series] = []
    for (index, line) in lines.enumerated() {
      // Names stand beside the lines and take their width from all panels.
      let name = Theme.shortened(line.name, to: 16)
      let measured = (withSteps ? steps : []).compactMap { event in
        line.value(event).map { Point(Double(event.step) / perEpoch, $0) }
      }
      // The mean of an epoch stands in its middle.
      let means = epochs.compactMap { event in
        line.value(event).map { Point(Double(event.epoch) + 0.5, $0) }
      }
      guard !means.isEmpty else { continue }
      var faint = Series(name, .faintLine, colour: index, points: measured)
      faint.isUnnamed = true
      var thick = Series(name, .line, colour: index, points: means)
      thick.isUnnamed = line.name.isEmpty
      series += measured.isEmpty ? [thick] : [faint, thick]
    }
    guard !series.isEmpty else { return }
    var panel = Panel(x: Axis("", range: range), y: Axis(name, range: limits), series: series)
    if series.contains(where: { !$0.isUnnamed }) { panel.legend = .lineEnds }
    panels.append(panel)
  }
}
