internal import Workbench

/// A chart as the commands that draw it as SVG and PNG in gnuplot's current folder.
///
/// Nothing of the user's is in a command except in single-quoted strings; see ``GnuplotText``.
struct GnuplotScript {
  let chart: Chart
  let layout: Layout
  private var text = ""

  /// The commands of a chart whose label is safe as the name of a file.
  static func commands(for chart: Chart) -> String {
    var script = GnuplotScript(chart: chart, layout: Layout(chart))
    script.write()
    return script.text
  }

  private init(chart: Chart, layout: Layout) {
    self.chart = chart
    self.layout = layout
  }

  mutating func add(_ line: String) { text += line + "\n" }

  private mutating func write() {
    add("# Drawn by workbench; charts 1. Run `gnuplot -d \(chart.label).gp` to draw it again.")
    add("reset")
    add("set encoding utf8")
    add("title = " + GnuplotText.quoted(chart.title))
    add("alternative = " + GnuplotText.quoted(chart.alternative))
    for (index, panel) in chart.panels.enumerated() { writeData(panel, index: index) }
    let size = "\(chart.width),\(chart.height)"
    let font = "font '\(Theme.font),\(GnuplotText.number(Theme.textSize))'"
    add(
      "set terminal svg noenhanced fixed size \(size) \(font) rounded background '\(Theme.paper)'")
    // gnuplot remembers the last colour from one SVG to the next; this makes it always the same.
    add("set output '/dev/null'")
    writeBorder()
    add("plot [0:1] [0:1] NaN notitle")
    add("set output '\(chart.label).svg'")
    writePlots()
    let scale = GnuplotText.number(Theme.pngScale)
    let pixels = [chart.width, chart.height].map { String(Int(Double($0) * Theme.pngScale)) }
    add(
      "set terminal pngcairo noenhanced size \(pixels.joined(separator: ",")) \(font) rounded"
        + " fontscale \(GnuplotText.number(Theme.pngFontScale)) linewidth \(scale) pointscale \(scale)"
        + " background '\(Theme.paper)'")
    add("set output '\(chart.label).png'")
    writePlots()
  }

  func block(_ panel: Int, _ series: Int) -> String { "data_\(panel)_\(series)" }

  private mutating func writeData(_ panel: Panel, index: Int) {
    for (number, series) in panel.series.enumerated() {
      let points = series.thinned(to: chart.width * 2)
      let columns: [[Double]]
      switch series.style {
      case .filledSteps, .steps:
        columns = [series.outline.map(\.x), series.outline.map(\.y)]
      case .band:
        columns = [series.points.map(\.x), series.lower, series.upper]
      case .horizontalIntervals, .verticalIntervals:
        columns = [series.points.map(\.x), series.points.map(\.y), series.lower, series.upper]
      default: columns = [points.map(\.x), points.map(\.y)]
      }
      text += GnuplotText.block(block(index, number), columns: columns)
    }
    if panel.references.contains(where: { $0.course == .diagonal }), let frame = frame(index) {
      // Straight in numbers, bent on a logarithmic axis.
      let x = (0...60).map { share in
        let part = Double(share) / 60
        return frame.x.isLogarithmic
          ? frame.x.lower * power(frame.x.upper / frame.x.lower, part)
          : frame.x.lower + (frame.x.upper - frame.x.lower) * part
      }
      text += GnuplotText.block("diagonal_\(index)", columns: [x, x])
    }
  }

  private func frame(_ index: Int) -> Layout.Frame? {
    layout.frames.indices.contains(index) ? layout.frames[index] : nil
  }

  private mutating func writePlots() {
    add("set multiplot")
    for (index, panel) in chart.panels.enumerated() {
      let frame = layout.frames[index]
      add("unset label; unset arrow; unset key; unset logscale")
      if index == 0, !chart.title.isEmpty {
        label(
          "title", x: frame.left < 40 ? frame.left : 14, y: Double(chart.height) - 18,
          size: Theme.titleSize, colour: Theme.ink, bold: true)
      }
      writeAxes(panel, frame)
      writeReferences(panel, frame)
      writeLegend(panel, frame)
      writeData(of: panel, index: index)
    }
    add("unset multiplot")
    add("unset output")
  }

  /// Text at a pixel; `string` is an expression of gnuplot's, a quoted string as a rule.
  mutating func label(
    _ string: String, x: Double, y: Double, align: String = "left", size: Double = Theme.textSize,
    colour: String = Theme.faintInk, bold: Bool = false, angle: Double = 0
  ) {
    let font = bold ? Theme.font + ":Bold" : Theme.font
    add(
      "set label \(string) at screen \(GnuplotText.number(x / Double(chart.width))),"
        + "screen \(GnuplotText.number(y / Double(chart.height))) \(align)"
        + (angle == 0 ? "" : " rotate by \(GnuplotText.number(angle))")
        + " font '\(font),\(GnuplotText.number(size))' textcolor rgb '\(colour)' front")
  }
}
