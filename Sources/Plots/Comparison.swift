public import Workbench

/// Arms of an experiment beside each other: a dot each, with its 95 % interval.
public struct Comparison: ReadyMade, Equatable {
  /// One arm.
  public struct Arm: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What was measured.
    public var estimate: Estimate

    /// An arm with its result.
    public init(_ name: String, _ estimate: Estimate) {
      self.name = name
      self.estimate = estimate
    }
  }

  /// The chart that is shown.
  public var chart: Chart

  /// A row an arm, the first on top.
  ///
  /// * `measure`: what is compared, such as `AUC`.
  /// * `baseline`: a value that all are compared with, and what it is.
  public init(
    label: String = "comparison", title: String = "Comparison", measure: String, arms: [Arm],
    baseline: (name: String, value: Double)? = nil, width: Int = 800
  ) {
    let rows = Array(arms.reversed())
    var series = Series(
      measure, .horizontalIntervals, colour: 0,
      points: rows.enumerated().map { Point($1.estimate.value, Double($0)) })
    // An arm without an interval is a dot alone.
    series.lower = rows.map { $0.estimate.lower.isFinite ? $0.estimate.lower : $0.estimate.value }
    series.upper = rows.map { $0.estimate.upper.isFinite ? $0.estimate.upper : $0.estimate.value }
    var y = Axis("", range: -0.6...(Double(max(1, rows.count)) - 0.4))
    y.places = rows.map(\.name)
    y.notes = rows.map { withInterval($0.estimate) }
    var panel = Panel(x: Axis("\(measure), with its 95 % interval"), y: y, series: [series])
    if let baseline {
      panel.references = [Reference(.vertical(baseline.value), baseline.name)]
    }
    let words = arms.map { "\($0.name) \(withInterval($0.estimate))" }
    chart = Chart(
      label: label, title: title,
      alternative: "\(measure) of each arm: " + words.joined(separator: ", ") + ".",
      panels: [panel], width: width, height: 106 + 30 * max(2, rows.count))
  }
}
