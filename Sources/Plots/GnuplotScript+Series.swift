/// Series and their names.
extension GnuplotScript {
  mutating func writeData(of panel: Panel, index: Int) {
    var parts: [String] = []
    let isListed = [.bottomRight, .topRight, .right].contains(panel.legend)
    if panel.references.contains(where: { $0.course == .diagonal }) {
      parts.append(
        "$diagonal_\(index) using 1:2 with lines linetype 1 dashtype 2 linecolor rgb"
          + " '\(Theme.reference)' linewidth \(GnuplotText.number(Theme.thinLineWidth)) notitle")
    }
    for (number, series) in panel.series.enumerated() where !series.points.isEmpty {
      let title =
        isListed && !series.isUnnamed ? "title \(GnuplotText.quoted(series.shortName))" : "notitle"
      parts += Self.drawing(series, from: "$" + block(index, number), title: title)
    }
    if !panel.series.contains(where: { $0.points.contains { $0.x.isFinite && $0.y.isFinite } }) {
      let frame = layout.frames[index]
      label(
        "'no data'", x: (frame.left + frame.right) / 2, y: (frame.bottom + frame.top) / 2,
        align: "center")
      // gnuplot refuses to draw nothing; NaN is nothing to see.
      parts = ["NaN notitle"]
    }
    add("plot " + parts.joined(separator: ", \\\n  "))
  }

  private static func drawing(_ series: Series, from block: String, title: String) -> [String] {
    let colour = Theme.colour(series.colour)
    func line(_ width: Double, _ colour: String = colour) -> String {
      "linecolor rgb '\(colour)' linewidth \(GnuplotText.number(width))"
    }
    let markType = [7, 9, 5, 13][series.mark % 4]
    switch series.style {
    case .line:
      return ["\(block) using 1:2 with lines \(line(Theme.lineWidth)) \(title)"]
    case .faintLine:
      let pale = Theme.transparent(colour, 0.65)
      return ["\(block) using 1:2 with lines \(line(Theme.thinLineWidth, pale)) \(title)"]
    case .steps:
      return ["\(block) using 1:2 with lines \(line(Theme.thinLineWidth * 1.5)) \(title)"]
    case .filledSteps:
      let pale = Theme.transparent(colour, 0.7)
      return [
        "\(block) using 1:2 with filledcurves y=0 fillstyle solid noborder linecolor rgb '\(pale)' notitle",
        "\(block) using 1:2 with lines \(line(Theme.thinLineWidth * 1.5)) \(title)",
      ]
    case .points:
      let pale = Theme.transparent(colour, 0.25)
      return [
        "\(block) using 1:2 with points pointtype \(markType) pointsize 0.75"
          + " linecolor rgb '\(pale)' \(title)"
      ]
    case .band:
      let pale = Theme.transparent(colour, 0.8)
      return [
        "\(block) using 1:2:3 with filledcurves fillstyle solid noborder linecolor rgb '\(pale)'"
          + " \(title)"
      ]
    case .horizontalIntervals, .verticalIntervals:
      let bars = series.style == .horizontalIntervals ? "xerrorbars" : "yerrorbars"
      return [
        "\(block) using 1:2:3:4 with \(bars) pointtype \(markType) pointsize 0.9"
          + " \(line(Theme.lineWidth)) \(title)"
      ]
    }
  }

  mutating func writeLegend(_ panel: Panel, _ frame: Layout.Frame) {
    add("set errorbars 0")
    let style =
      "Left reverse samplen 1.6 spacing 1.25 font '\(Theme.font),\(GnuplotText.number(Theme.textSize))'"
      + " textcolor rgb '\(Theme.ink)'"
    switch panel.legend {
    case .none: break
    case .bottomRight: add("set key at graph 0.97, graph 0.06 right bottom vertical \(style)")
    case .topRight: add("set key at graph 0.98, graph 0.97 right top vertical \(style)")
    case .right:
      let x = GnuplotText.number((frame.right + 14) / Double(chart.width))
      let y = GnuplotText.number((frame.top - 2) / Double(chart.height))
      add("set key at screen \(x), screen \(y) left top vertical maxrows 20 \(style)")
    case .lineEnds:
      for name in LegendPlaces.lineEnds(panel, frame) {
        label(
          GnuplotText.quoted(name.text), x: name.x, y: name.y,
          colour: Theme.colour(name.colour))
      }
    case .peaks:
      for name in LegendPlaces.peaks(panel, frame) {
        label(
          GnuplotText.quoted(name.text), x: name.x, y: name.y, align: name.align,
          colour: Theme.colour(name.colour))
      }
    }
  }
}
