internal import Workbench

/// Embeddings in the plane, each point coloured by its class.
public struct EmbeddingPlane: ReadyMade, Equatable {
  /// Classes beyond this number are drawn as one, `others`: colours and marks do not reach further.
  public static let limitClasses = 12

  /// The chart that is shown.
  public var chart: Chart

  /// A map of points, such as the first two principal components.
  ///
  /// * `points`: one a photograph.
  /// * `labels`: the class of each, an index into `classes`.
  /// * `axes`: the names of both axes.
  public init(
    label: String = "embeddings", title: String = "Embeddings in the plane", points: [Point],
    labels: [Int], classes: [String],
    axes: (x: String, y: String) = ("first principal component", "second principal component"),
    width: Int = 800, height: Int = 460
  ) {
    require(points.count == labels.count, "\(points.count) points, \(labels.count) labels")
    let count = min(classes.count, Self.limitClasses)
    func series(_ name: String, _ index: Int, where belongs: (Int) -> Bool) -> Series {
      let colours = Theme.palette.count - 1
      var series = Series(
        name, .points, colour: index % colours,
        points: points.indices.filter { belongs(labels[$0]) }.map { points[$0] })
      series.mark = index / colours
      return series
    }
    var all = (0..<count).map { index in
      series(Theme.shortened(classes[index], to: 24), index) { $0 == index }
    }
    if classes.count > count {
      var others = series("others", 0) { $0 >= count }
      (others.colour, others.mark) = (Theme.palette.count - 1, 3)
      all.insert(others, at: 0)
    }
    var panel = Panel(x: Axis(axes.x), y: Axis(axes.y), series: all)
    let isSmall = width < Theme.smallBelow
    panel.legend = isSmall ? .none : .right
    panel.isSquare = true
    chart = Chart(
      label: label, title: title,
      alternative: "\(grouped(points.count)) embeddings of \(classes.count) classes in the plane.",
      panels: [panel], width: width,
      height: isSmall ? Theme.smallHeight : height)
  }
}
