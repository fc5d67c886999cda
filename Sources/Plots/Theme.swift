/// The one place for how charts look: colours, font, sizes, lines.
///
/// - Source: Okabe, Ito, "Color Universal Design", 2008, for the palette, whose yellow is left out
///   (too pale on white) and whose black is a dark grey.
enum Theme {
  /// Colours that people with any of the common colour-blindnesses can tell apart.
  static let palette = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555",
  ]
  /// Titles and values.
  static let ink = "#222222"
  /// Names and numbers of axes.
  static let faintInk = "#5A5A5A"
  /// Axes and tick marks.
  static let axis = "#9A9A9A"
  /// The grid, and lines of reference.
  static let grid = "#E6E6E6"
  /// Lines that mean something other than data: a threshold, chance.
  static let reference = "#8A8A8A"
  /// The paper; dark modes would otherwise shine through.
  static let paper = "#FFFFFF"

  /// The font of all text; it is installed with Debian's gnuplot.
  static let font = "DejaVu Sans"
  /// What a browser without that font takes instead, of about equal width.
  static let webFonts = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif"
  /// Sizes of text in pixels.
  static let titleSize = 16.0
  static let textSize = 13.0
  static let smallSize = 12.0
  /// The width of an average letter, in units of the size of text, for layouts.
  static let letterWidth = 0.60

  /// Charts narrower than this stand two in a row and say less.
  static let smallBelow = 600
  /// The height of such charts, so that they stand in line.
  static let smallHeight = 290

  static let lineWidth = 2.0
  static let thinLineWidth = 1.0
  static let axisWidth = 0.8
  static let gridWidth = 0.7
  /// How many times larger the PNG is than the SVG says.
  static let pngScale = 2.0
  /// The SVG counts text in pixels, the PNG in points of 4/3 pixels.
  static let pngFontScale = pngScale * 0.75

  /// The colour of the n-th series.
  static func colour(_ index: Int) -> String { palette[index % palette.count] }

  /// A colour made so transparent: 0 is opaque, 1 is invisible.
  static func transparent(_ colour: String, _ share: Double) -> String {
    let alpha = String(Int((share * 255).rounded()), radix: 16, uppercase: true)
    return "#" + (alpha.count == 1 ? "0" : "") + alpha + colour.dropFirst()
  }

  /// The width of text in pixels, about.
  static func width(of text: String, size: Double = textSize) -> Double {
    Double(text.count) * size * letterWidth
  }

  /// A name that leaves room for the data.
  static func shortened(_ name: String, to limit: Int = 34) -> String {
    name.count > limit ? name.prefix(limit - 1) + "…" : name
  }
}
