/// Where the names of series go when they stand beside what they name.
struct LegendPlaces {
  /// A name with its place in pixels.
  struct Name: Equatable {
    var text: String
    var x: Double
    var y: Double
    var align = "left"
    var colour: Int
  }

  /// The height of a line of text.
  private static let lineHeight = 16.0

  /// At the right end of each line, moved up and down until no two overlap.
  static func lineEnds(_ panel: Panel, _ frame: Layout.Frame) -> [Name] {
    var names: [Name] = panel.series.filter { !$0.isUnnamed }.compactMap { series in
      guard let last = series.points.last(where: { $0.x.isFinite && $0.y.isFinite }) else {
        return nil
      }
      return Name(
        text: series.shortName, x: frame.right + 8,
        y: min(frame.top, max(frame.bottom, frame.pixel(y: last.y))), colour: series.colour)
    }
    names.sort { $0.y < $1.y }
    for index in names.indices.dropFirst() {
      names[index].y = max(names[index].y, names[index - 1].y + lineHeight)
    }
    // What was pushed out at the top goes down again.
    for index in names.indices.reversed() {
      let ceiling = index + 1 < names.count ? names[index + 1].y - lineHeight : frame.top
      names[index].y = min(names[index].y, ceiling)
    }
    return names
  }

  /// Above the highest point of each series; of two, each grows away from the other.
  static func peaks(_ panel: Panel, _ frame: Layout.Frame) -> [Name] {
    let named = panel.series.filter { !$0.isUnnamed }
    let peaks = named.map { series in
      series.points.filter { $0.y.isFinite }.max { $0.y < $1.y } ?? Point(0, 0)
    }
    let centre = peaks.map(\.x).reduce(0, +) / Double(max(1, peaks.count))
    return zip(named, peaks).map { series, peak in
      let width = Theme.width(of: series.shortName)
      let isLeft = peak.x < centre || (peak.x == centre && series == named.first)
      var x = frame.pixel(x: peak.x) + (isLeft ? 14 : -14)
      x = isLeft ? max(frame.left + width + 4, x) : min(frame.right - width - 4, x)
      return Name(
        text: series.shortName, x: x, y: min(frame.top - 24, frame.pixel(y: peak.y) + 11),
        align: isLeft ? "right" : "left", colour: series.colour)
    }
  }
}
