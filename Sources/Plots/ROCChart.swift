public import Workbench

/// Receiver operating characteristic: how many same pairs are accepted for how many false ones.
public struct ROCChart: ReadyMade, Equatable {
  /// One curve with its area.
  public struct Curve: Sendable, Equatable {
    /// What was scored.
    public var name: String
    /// Points (false accept rate, true accept rate) from (0, 0) to (1, 1).
    public var points: [Point]
    /// The area under the curve with its interval.
    public var area: Estimate

    /// A curve; the area is computed elsewhere, with its interval.
    public init(_ name: String, points: [Point], area: Estimate) {
      self.name = name
      self.points = points
      self.area = area
    }

    /// The curve of scored pairs.
    public init(_ name: String, _ curve: ROC, area: Estimate) {
      self.init(
        name,
        points: curve.points.map {
          Point(curve.falseAcceptRate($0), curve.trueAcceptRate($0))
        }, area: area)
    }
  }

  /// The chart that is shown.
  public var chart: Chart

  /// A chart of one or several curves.
  ///
  /// * `isLogarithmic`: whether the false accept rate is shown by decades, for those who care for
  ///   few false accepts; the smallest decade is that of one false accept.
  public init(
    label: String = "roc", title: String = "ROC", curves: [Curve], isLogarithmic: Bool = false,
    width: Int = 800, height: Int = 440
  ) {
    let rates = curves.flatMap { $0.points.map(\.x) }.filter { $0 > 0 }
    let smallest = min(0.1, max(1e-6, rates.min() ?? 1e-3))
    var decade = 0.1
    while decade > smallest * 1.000001 { decade /= 10 }
    let isSmall = width < Theme.smallBelow
    var panel = Panel(
      x: Axis(
        "false accept rate", range: (isLogarithmic ? decade : 0)...1, isLogarithmic: isLogarithmic),
      y: Axis("true accept rate", range: 0...1),
      series: curves.enumerated().map { index, curve in
        let area = isSmall ? shortArea(curve.area) : withInterval(curve.area)
        return Series(
          "\(curve.name)  AUC \(area)", .line, colour: index, points: corners(curve.points))
      })
    panel.references = [Reference(.diagonal, "chance")]
    panel.isSquare = !isLogarithmic && !isSmall
    panel.legend = isSmall ? .bottomRight : .right
    let words = curves.map { "\($0.name) with an area of \(withInterval($0.area))" }
    chart = Chart(
      label: label, title: title,
      alternative: "ROC curves: " + words.joined(separator: ", ") + ".", panels: [panel],
      width: width, height: isSmall ? Theme.smallHeight : height)
  }
}

/// The points at which a curve of horizontal and vertical steps turns: they are the same curve.
private func corners(_ points: [Point]) -> [Point] {
  var result: [Point] = []
  for point in points {
    if result.count > 1 {
      let (last, before) = (result[result.count - 1], result[result.count - 2])
      let isStraight =
        (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y)
      if isStraight { result.removeLast() }
    }
    result.append(point)
  }
  return result
}

private func shortArea(_ area: Estimate) -> String {
  withInterval(Estimate(value: area.value, lower: .nan, upper: .nan, count: area.count))
}
