internal import Workbench

/// How training went: loss, validation and learning rate, one below the other.
public struct TrainingCurves: ReadyMade, Equatable {
  /// The chart that is shown.
  public var chart: Chart

  /// Curves over any measure of time.
  ///
  /// * `time`: what `x` counts, such as `epoch`.
  /// * `loss`: the loss that the curve runs through, such as the mean of each epoch.
  /// * `stepLoss`: the loss of single steps, drawn faintly behind; may be empty.
  /// * `validation`: measures between 0 and 1 by name, such as `AUC` and `top-1`; may be empty.
  /// * `learningRate`: may be empty.
  public init(
    label: String = "training", title: String = "Training", time: String = "epoch",
    loss: [Point], stepLoss: [Point] = [], validation: [(name: String, points: [Point])] = [],
    learningRate: [Point] = [], width: Int = 800
  ) {
    let all = [loss, stepLoss, learningRate] + validation.map(\.points)
    let ends = all.flatMap { $0.map(\.x) }.filter(\.isFinite)
    let range = Self.range(ends)
    var panels: [Panel] = []
    var losses = [Series("loss", .line, colour: 0, points: loss)]
    if !stepLoss.isEmpty {
      losses.insert(Series("loss of a step", .faintLine, colour: 0, points: stepLoss), at: 0)
    }
    panels.append(Panel(x: Axis("", range: range), y: Axis("training loss"), series: losses))
    if !validation.isEmpty {
      var panel = Panel(
        x: Axis("", range: range), y: Axis("validation"),
        series: validation.enumerated().map {
          Series($1.name, .line, colour: $0 == 0 ? 1 : $0 + 1, points: $1.points)
        })
      panel.legend = .lineEnds
      panels.append(panel)
    }
    let isSmall = width < Theme.smallBelow
    if !learningRate.isEmpty, !isSmall {
      let rate = Series("learning rate", .line, colour: 6, points: learningRate)
      var panel = Panel(x: Axis("", range: range), y: Axis("learning rate"), series: [rate])
      panel.share = 0.5
      panels.append(panel)
    }
    for index in panels.indices.dropLast() { panels[index].x.showsNumbers = false }
    panels[panels.count - 1].x.name = time
    chart = Chart(
      label: label, title: title,
      alternative: Self.words(loss: loss, validation: validation, time: time), panels: panels,
      width: width,
      height: isSmall
        ? Theme.smallHeight : 126 + 140 * panels.count - (learningRate.isEmpty ? 0 : 50))
  }

  private static func range(_ ends: [Double]) -> ClosedRange<Double>? {
    guard let low = ends.min(), let high = ends.max(), low < high else { return nil }
    return low...high
  }

  private static func words(
    loss: [Point], validation: [(name: String, points: [Point])], time: String
  ) -> String {
    var words = "Training curves by \(time)"
    if let first = loss.first, let last = loss.last {
      words += ": loss from \(shortNumber(first.y)) to \(shortNumber(last.y))"
    }
    for (name, points) in validation {
      if let last = points.last {
        words += ", validation \(name) \(shortNumber(last.y)) at the end"
      }
    }
    return words + "."
  }
}
