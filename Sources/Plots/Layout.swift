internal import Foundation

/// Where the panels of a chart lie, in pixels from the lower left corner.
struct Layout {
  /// The place of one panel's axes.
  struct Frame: Equatable {
    var left: Double
    var right: Double
    var bottom: Double
    var top: Double
    var x: Scale
    var y: Scale
    /// Where its column begins, in which names of vertical axes stand.
    var edge = 0.0

    var width: Double { right - left }
    var height: Double { top - bottom }

    /// The pixel of a value of x.
    func pixel(x value: Double) -> Double { left + x.share(value) * width }
    /// The pixel of a value of y.
    func pixel(y value: Double) -> Double { bottom + y.share(value) * height }
  }

  var frames: [Frame] = []

  init(_ chart: Chart) {
    let columns = max(1, chart.columns)
    let rows = stride(from: 0, to: chart.panels.count, by: columns).map { first in
      Array(chart.panels[first..<min(first + columns, chart.panels.count)])
    }
    let sides = (0..<columns).map { Self.sides(of: chart, column: $0, of: columns) }
    var top = Double(chart.height) - (chart.title.isEmpty ? 6 : 34)
    let shares = rows.map { $0.map(\.share).max() ?? 0 }
    let above = rows.map { $0.map(Self.above).max() ?? 0 }
    let below = rows.map { $0.map(Self.below).max() ?? 0 }
    let free = max(40, top - 4 - (above + below).reduce(0, +))
    for (index, row) in rows.enumerated() {
      let height = free * shares[index] / shares.reduce(0, +)
      top -= above[index]
      for (panel, side) in zip(row, sides) {
        var frame = Self.frame(
          panel, left: side.left, right: side.right, bottom: top - height, top: top)
        frame.edge = side.edge
        frames.append(frame)
      }
      top -= height + below[index]
    }
  }

  /// Where a column begins, and where its axes begin and end.
  private static func sides(
    of chart: Chart, column: Int, of columns: Int
  ) -> (edge: Double, left: Double, right: Double) {
    // All columns alike, so that a unit of time is as long everywhere.
    let width = Double(chart.width) / Double(columns)
    let edge = Double(column) * width
    let left = edge + (chart.panels.map(leftMargin).max() ?? 16)
    let right = edge + width - (chart.panels.map(rightMargin).max() ?? 16)
    return (edge, left, max(left + 40, right))
  }

  /// Room for the name of the vertical axis, which stands above the panel.
  private static func above(_ panel: Panel) -> Double { panel.y.name.isEmpty ? 8 : 30 }

  private static func below(_ panel: Panel) -> Double {
    10 + (panel.x.showsNumbers ? 16 : 0) + (panel.x.name.isEmpty ? 0 : 26)
  }

  private static func leftMargin(_ panel: Panel) -> Double {
    guard panel.y.places.isEmpty else {
      return 28 + (panel.y.places.map { Theme.width(of: Theme.shortened($0)) }.max() ?? 0)
    }
    return panel.y.showsNumbers ? 20 + scale(y: panel).numberWidth : 14
  }

  private static func rightMargin(_ panel: Panel) -> Double {
    let names =
      panel.series.filter { !$0.isUnnamed }.map { Theme.width(of: $0.shortName) }.max() ?? 0
    guard panel.y.notes.isEmpty else {
      return 24 + (panel.y.notes.map { Theme.width(of: $0) }.max() ?? 0)
    }
    switch panel.legend {
    case .lineEnds: return names + 14
    case .right: return panel.isSquare && panel.x.range != nil ? 20 : names + 48
    default: return 24
    }
  }

  private static func scale(x panel: Panel, marks: Int = 8) -> Scale {
    let values =
      panel.references.compactMap(\.x)
      + panel.series.flatMap { series in
        series.points.map(\.x) + (series.style == .horizontalIntervals ? series.ends : [])
      }
    return Scale(panel.x, values: values, marks: marks, extends: !panel.isLines && !panel.isSquare)
  }

  private static func scale(y panel: Panel, marks: Int = 5) -> Scale {
    let values =
      panel.references.compactMap(\.y)
      + panel.series.flatMap { series in
        series.points.map(\.y) + (series.style == .horizontalIntervals ? [] : series.ends)
      }
    var scale = Scale(panel.y, values: values, marks: marks, extends: !panel.isSquare)
    if panel.legend == .peaks { scale.makeRoom(above: values.filter(\.isFinite).max() ?? 0) }
    return scale
  }

  private static func frame(
    _ panel: Panel, left: Double, right: Double, bottom: Double, top: Double
  ) -> Frame {
    var right = right
    if panel.isSquare, panel.x.range != nil { right = min(right, left + top - bottom) }
    // A mark for every so many pixels, so that small charts have fewer.
    let xMarks = max(2, Int((right - left) / (panel.isSquare ? 60 : 90)))
    let yMarks = max(2, Int((top - bottom) / (panel.isSquare ? 60 : 36)))
    var frame = Frame(
      left: left, right: right, bottom: bottom, top: top, x: scale(x: panel, marks: xMarks),
      y: scale(y: panel, marks: yMarks))
    if panel.isSquare, panel.x.range == nil { frame.equaliseUnits() }
    return frame
  }
}

extension Layout.Frame {
  /// Widens the shorter range until a unit is as long on both axes.
  fileprivate mutating func equaliseUnits() {
    // A little more than the data needs, so that no point touches the frame.
    let perUnit = min(width / (x.upper - x.lower), height / (y.upper - y.lower)) / 1.06
    func widen(_ scale: inout Scale, to span: Double) {
      let centre = (scale.lower + scale.upper) / 2
      (scale.lower, scale.upper) = (centre - span / 2, centre + span / 2)
    }
    widen(&x, to: width / perUnit)
    widen(&y, to: height / perUnit)
    (y.step, y.format) = (x.step, x.format)
  }
}

extension Panel {
  /// Whether data runs from edge to edge rather than floating between round numbers.
  fileprivate var isLines: Bool {
    series.contains { [.line, .faintLine, .steps, .filledSteps, .band].contains($0.style) }
  }
}

extension Series {
  fileprivate var ends: [Double] { lower + upper }
}

extension Reference {
  fileprivate var x: Double? { if case .vertical(let value) = course { value } else { nil } }
  fileprivate var y: Double? { if case .horizontal(let value) = course { value } else { nil } }
}
