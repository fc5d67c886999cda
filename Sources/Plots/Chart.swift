/// A point of a chart.
public struct Point: Sendable, Equatable {
  /// The horizontal position.
  public var x: Double
  /// The vertical position.
  public var y: Double

  /// The point at a position.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A chart as a value: what is shown, not how it is drawn.
public struct Chart: Sendable, Equatable {
  /// The name of its files; made safe where it is used.
  public var label: String
  /// The title above it, or nothing.
  public var title: String
  /// What it shows in words, for those who do not see it.
  public var alternative: String
  /// Panels one below the other, or row by row where there are several ``columns``.
  public var panels: [Panel]
  /// How many panels stand side by side.
  public var columns = 1
  /// The size in pixels.
  public var width: Int
  /// The size in pixels.
  public var height: Int

  /// A chart of panels.
  public init(
    label: String, title: String = "", alternative: String, panels: [Panel], width: Int = 800,
    height: Int = 400
  ) {
    self.label = label
    self.title = title
    self.alternative = alternative
    self.panels = panels
    self.width = width
    self.height = height
  }
}

/// One pair of axes with what is drawn between them.
public struct Panel: Sendable, Equatable {
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis; its name stands above the panel, where it can be read.
  public var y: Axis
  /// What is drawn, in order.
  public var series: [Series]
  /// Straight lines that data is compared with.
  public var references: [Reference] = []
  /// Where the series are named.
  public var legend = Legend.none
  /// Its height relative to the other panels.
  public var share = 1.0
  /// Whether a unit is as long on both axes.
  public var isSquare = false

  /// A panel of some series.
  public init(x: Axis, y: Axis, series: [Series]) {
    self.x = x
    self.y = y
    self.series = series
  }
}

/// One axis.
public struct Axis: Sendable, Equatable {
  /// Its name, with the unit.
  public var name: String
  /// The ends; taken from the data where nil.
  public var range: ClosedRange<Double>?
  /// Whether decades are equally long.
  public var isLogarithmic = false
  /// Names of places instead of numbers, for rows of things.
  public var places: [String] = []
  /// What stands to the right of each of the ``places``, such as a value.
  public var notes: [String] = []
  /// Where numbers stand; chosen to suit the data where empty.
  public var ticks: [Double] = []
  /// Whether its numbers are shown.
  public var showsNumbers = true

  /// An axis of numbers.
  public init(_ name: String, range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false) {
    self.name = name
    self.range = range
    self.isLogarithmic = isLogarithmic
  }
}

/// Data drawn in one way and colour.
public struct Series: Sendable, Equatable {
  /// How data is drawn.
  public enum Style: Sendable, Equatable {
    case line, faintLine, steps, filledSteps, points, band
    /// Points with an interval to the left and right (`lower`, `upper` are values of x).
    case horizontalIntervals
    /// Points with an interval below and above.
    case verticalIntervals
  }

  /// Its name in legends and CSV.
  public var name: String
  /// How it is drawn.
  public var style: Style
  /// Its colour, an index into the palette.
  public var colour: Int
  /// Its points; one that is not finite breaks a line.
  public var points: [Point]
  /// Lower ends of bands and intervals, one a point; otherwise empty.
  public var lower: [Double] = []
  /// Upper ends of bands and intervals, one a point; otherwise empty.
  public var upper: [Double] = []
  /// Whether legends leave it out.
  public var isUnnamed = false
  /// The mark of its points: 0 is a disc, 1 a triangle, 2 a square, 3 a diamond.
  public var mark = 0

  /// Data to be drawn.
  public init(_ name: String, _ style: Style, colour: Int = 0, points: [Point]) {
    self.name = name
    self.style = style
    self.colour = colour
    self.points = points
  }
}

/// A straight line that data is compared with, such as a threshold.
public struct Reference: Sendable, Equatable {
  /// Where it runs.
  public enum Course: Sendable, Equatable {
    case vertical(Double), horizontal(Double), diagonal
  }

  /// Where it runs.
  public var course: Course
  /// What it means, written beside it.
  public var name: String
  /// Whether the name of a horizontal line stands at its left end.
  public var isNamedAtStart = false

  /// A line of reference.
  public init(_ course: Course, _ name: String) {
    self.course = course
    self.name = name
  }
}

/// Where the series of a panel are named.
public enum Legend: Sendable, Equatable {
  case none
  /// At the right end of each line.
  case lineEnds
  /// Above the highest point of each series.
  case peaks
  /// A list inside the panel.
  case bottomRight, topRight
  /// A list to the right of the panel.
  case right
}
