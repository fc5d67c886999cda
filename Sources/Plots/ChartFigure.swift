internal import Foundation
public import Workbench

extension Chart: Pictured, Figure {
  /// A link to the picture, followed by links to its other forms and its data.
  public func markdown(in context: PageContext) throws -> String {
    let path = context.add(self)
    return """
      \(picture(at: path))

      <sub>[PNG](\(path).png) · [data](\(path).csv) · [script](\(path).gp)</sub>
      """
  }

  /// The picture alone.
  public func picture(in context: PageContext) throws -> String {
    picture(at: context.add(self))
  }

  private func picture(at path: String) -> String {
    let text = Escaping.markdown(alternative.isEmpty ? title : alternative, startsLine: false)
    return "![\(text)](\(path).svg)"
  }

  /// Draws those charts whose files are not there yet or differ, all by one gnuplot.
  ///
  /// Files come into being elsewhere and are renamed into place, the script last: a chart whose
  /// script is there is complete.
  public static func draw(_ figures: [Chart], in folder: String) throws {
    try draw(figures, in: folder, program: "gnuplot")
  }

  /// The same by a given program, which is not started when there is nothing to draw.
  static func draw(_ figures: [Chart], in folder: String, program: String) throws {
    let works = figures.map { Drawing(chart: $0, folder: folder) }
    for work in works where work.isDrawn { try work.writeData() }
    let stale = works.filter { !$0.isDrawn }
    guard !stale.isEmpty else { return }
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("workbench-charts-\(UUID().uuidString)").path
    try AtomicFile.makeFolder(place)
    defer { try? FileManager.default.removeItem(atPath: place) }
    try Gnuplot.run(stale.map(\.script), in: place, program: program)
    for work in stale { try work.collect(from: place) }
  }
}

/// One chart with the files that it has or is about to get.
private struct Drawing {
  let chart: Chart
  let folder: String
  let script: String

  init(chart: Chart, folder: String) {
    self.chart = chart
    self.folder = folder
    script = GnuplotScript.commands(for: chart)
  }

  private func path(_ kind: String) -> String {
    (folder as NSString).appendingPathComponent("\(chart.label).\(kind)")
  }

  /// Whether the same script has been drawn before.
  var isDrawn: Bool {
    let manager = FileManager.default
    return ["svg", "png"].allSatisfy { manager.fileExists(atPath: path($0)) }
      && manager.contents(atPath: path("gp")) == Data(script.utf8)
  }

  func writeData() throws { try AtomicFile.write(chart.csv, to: path("csv")) }

  /// Takes over what gnuplot drew.
  func collect(from place: String) throws {
    unlink(path("gp"))
    for kind in ["svg", "png"] {
      let drawn = (place as NSString).appendingPathComponent("\(chart.label).\(kind)")
      guard let data = FileManager.default.contents(atPath: drawn), !data.isEmpty else {
        throw GnuplotError.notDrawn(file: path(kind))
      }
      if kind == "svg" {
        try AtomicFile.write(
          finishedSVG(String(decoding: data, as: UTF8.self), of: chart), to: path(kind))
      } else {
        try AtomicFile.write(Array(data), to: path(kind))
      }
    }
    try writeData()
    try AtomicFile.write(script, to: path("gp"))
  }
}

/// gnuplot's SVG with the chart's own title and description, and fonts for readers that lack ours.
func finishedSVG(_ drawn: String, of chart: Chart) -> String {
  let title = "<title>\(Escaping.html(chart.title))</title>"
  let description = "<desc>\(Escaping.html(chart.alternative))</desc>"
  return
    drawn
    .replacing(#/<title>Gnuplot<\/title>/#, with: title, maxReplacements: 1)
    .replacing(#/<desc>Produced by GNUPLOT[^<]*<\/desc>/#, with: description, maxReplacements: 1)
    .replacing(
      "font-family=\"\(Theme.font):Bold\"",
      with: "font-family=\"\(Theme.webFonts)\" font-weight=\"bold\""
    )
    .replacing("font-family=\"\(Theme.font)\"", with: "font-family=\"\(Theme.webFonts)\"")
}
