/// Axes and lines of reference.
extension GnuplotScript {
  mutating func writeAxes(_ panel: Panel, _ frame: Layout.Frame) {
    let (width, height) = (Double(chart.width), Double(chart.height))
    func share(_ pixel: Double, _ whole: Double) -> String { GnuplotText.number(pixel / whole) }
    add(
      "set lmargin at screen \(share(frame.left, width));"
        + " set rmargin at screen \(share(frame.right, width));"
        + " set bmargin at screen \(share(frame.bottom, height));"
        + " set tmargin at screen \(share(frame.top, height))")
    let hasRows = !panel.y.places.isEmpty
    writeBorder(sides: hasRows ? 1 : 3)
    add("set tics nomirror out scale 0.5,0.25 textcolor rgb '\(Theme.faintInk)'")
    writeScale("x", panel.x, frame.x)
    writeScale("y", panel.y, frame.y)
    let grid =
      "linetype 1 dashtype 1 linecolor rgb '\(Theme.grid)' linewidth \(GnuplotText.number(Theme.gridWidth))"
    add(
      "set grid \(hasRows || panel.isSquare ? "x" : "nox")tics"
        + " \(hasRows ? "no" : "")ytics back \(grid)")
    for (row, place) in panel.y.places.enumerated() {
      label(
        GnuplotText.quoted(Theme.shortened(place)), x: frame.left - 12,
        y: frame.pixel(y: Double(row)),
        align: "right", colour: Theme.ink)
    }
    for (row, note) in panel.y.notes.enumerated() {
      label(
        GnuplotText.quoted(note), x: frame.right + 14, y: frame.pixel(y: Double(row)),
        colour: Theme.ink)
    }
    if !panel.y.name.isEmpty {
      label(
        GnuplotText.quoted(panel.y.name), x: hasRows ? frame.left : frame.edge + 14,
        y: frame.top + 17)
    }
    if !panel.x.name.isEmpty {
      label(
        GnuplotText.quoted(panel.x.name), x: (frame.left + frame.right) / 2, y: frame.bottom - 42,
        align: "center")
    }
  }

  /// The lines of the axes: 1 is the bottom, 2 the left, 3 both.
  mutating func writeBorder(sides: Int = 3) {
    let width = GnuplotText.number(Theme.axisWidth)
    add("set border \(sides) linecolor rgb '\(Theme.axis)' linewidth \(width)")
  }

  private mutating func writeScale(_ letter: String, _ axis: Axis, _ scale: Scale) {
    let (low, high) = (GnuplotText.number(scale.lower), GnuplotText.number(scale.upper))
    if scale.isLogarithmic { add("set logscale \(letter)") }
    add("set \(letter)range [\(low):\(high)]")
    add("set format \(letter) '\(axis.showsNumbers && axis.places.isEmpty ? scale.format : "")'")
    if axis.places.isEmpty {
      let marks = scale.ticks.map(GnuplotText.number).joined(separator: ", ")
      add("set \(letter)tics \(marks.isEmpty ? GnuplotText.number(scale.step) : "(\(marks))")")
    } else {
      add("unset \(letter)tics")
    }
  }

  mutating func writeReferences(_ panel: Panel, _ frame: Layout.Frame) {
    let style =
      "nohead back linetype 1 dashtype 2 linecolor rgb '\(Theme.reference)'"
      + " linewidth \(GnuplotText.number(Theme.thinLineWidth))"
    for reference in panel.references {
      let name = GnuplotText.quoted(reference.name)
      switch reference.course {
      case .vertical(let value):
        let x = GnuplotText.number(value)
        add("set arrow from first \(x), graph 0 to first \(x), graph 1 \(style)")
        let isRight = frame.x.share(value) > 0.6
        label(
          name, x: frame.pixel(x: value) + (isRight ? -6 : 6), y: frame.top - 8,
          align: isRight ? "right" : "left", size: Theme.smallSize)
      case .horizontal(let value):
        let y = GnuplotText.number(value)
        add("set arrow from graph 0, first \(y) to graph 1, first \(y) \(style)")
        let isLeft = reference.isNamedAtStart
        label(
          name, x: isLeft ? frame.left + 8 : frame.right - 4, y: frame.pixel(y: value) - 9,
          align: isLeft ? "left" : "right", size: Theme.smallSize)
      case .diagonal:
        guard !frame.x.isLogarithmic else {
          label(
            name, x: frame.right - 8, y: frame.bottom + 12, align: "right",
            size: Theme.smallSize)
          continue
        }
        let angle = atan2Degrees(frame.height, frame.width)
        label(
          name, x: frame.left + frame.width * 0.8, y: frame.bottom + frame.height * 0.8 - 14,
          align: "center", size: Theme.smallSize, angle: angle)
      }
    }
  }
}
