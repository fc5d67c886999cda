/// How much of a printed page Markdown takes, about.
///
/// Counted for A4 with margins of 2 cm and text of 11 points: lines of some 95 letters, 52 to a page.
/// An estimate; pages that come close to it deserve a look at a print.
enum PrintedLength {
  /// The lines of a page.
  static let page = 52.0
  /// A row of two pictures of 400 × 290 pixels, each half a line of text wide.
  static let picturesRow = 13.0
  private static let lettersPerLine = 95.0

  /// The lines that Markdown without pictures takes.
  static func lines(of markdown: String) -> Double {
    var lines = 0.0
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("#") {
        lines += 2.5
      } else if line.hasPrefix("|") {
        lines += line.hasPrefix("|:") || line.hasPrefix("|-") ? 0.3 : 1.4
      } else {
        // Half a line stands between paragraphs.
        lines += (Double(line.count) / lettersPerLine).rounded(.up) + 0.5
      }
    }
    return lines
  }
}
