import Foundation
import Testing

@testable import Plots

@Suite struct GnuplotTextTests {
  /// Names that execute commands when a script quotes them carelessly.
  ///
  /// Each would make the file `pwned` in the folder `place`.
  static func payloads(_ place: String) -> [String] {
    let shell = "touch \(place)/pwned"
    return [
      "`\(shell)`", "'`\(shell)`", "\"`\(shell)`\"", "x'; system('\(shell)'); y='",
      "x''; system(''\(shell)''); y=''", "a\n!\(shell)\n", "a\r!\(shell)\r", "a'\n!\(shell)\n'",
      "a\u{85}!\(shell)", "a\u{2028}!\(shell)\u{2028}", "a\u{0}\n!\(shell)", "'< \(shell)'",
      "'<\(shell)'", "< \(shell)", "|\(shell)", "'|\(shell)'", "EOD\n!\(shell)\n",
      "\nEOD\n!\(shell)\n$data_0_0 << EOD\n", "\\\n!\(shell)", "x\\", "x'\\", "\\'; !\(shell)",
      "@M", "$(\(shell))", "${HOME}", "%s%n%d", "{/=90 big}", "{/Symbol a}_b^c", "#", "; exit",
      "}\n!\(shell)\n{", "sprintf('%s')", "<b>x</b> & \"q\"", "</text><script>alert(1)</script>",
      "]]><script>", "<!--", "\u{202E}gnp.exe", "\u{1B}[31mred", "e\u{301}\u{200D}👩‍🔬",
      String(repeating: "long ", count: 100), "", " ",
    ]
  }

  @Test func `no text from outside becomes a command`() throws {
    let folder = try Folder()
    var charts: [Chart] = []
    for (index, text) in Self.payloads(folder.path).enumerated() {
      var lines = Panel(
        x: Axis(text), y: Axis(text),
        series: [Series(text, .line, points: [Point(0, 0), Point(1, 1)])])
      lines.references = [
        Reference(.vertical(0.5), text), Reference(.horizontal(0.5), text),
        Reference(.diagonal, text),
      ]
      lines.legend = [.right, .lineEnds, .peaks, .bottomRight, .topRight][index % 5]
      var rows = Panel(
        x: Axis(text), y: Axis(text, range: -1...1),
        series: [Series(text, .points, points: [Point(0.2, 0)])])
      rows.y.places = [text]
      rows.y.notes = [text]
      charts.append(
        Chart(
          label: "payload-\(index)", title: text, alternative: text, panels: [lines, rows],
          width: 300, height: 200))
    }
    try Chart.draw(charts, in: folder.path)
    #expect(!folder.names.contains("pwned"))
    for chart in charts {
      let svg = folder.text("\(chart.label).svg")
      #expect(!svg.contains("<script"), "\(chart.label)")
      let parser = XMLParserCheck()
      #expect(parser.accepts(svg), "\(chart.label) is not XML")
      #expect(folder.bytes("\(chart.label).png")?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test(
    "quotes become typographic, and what does not show is gone",
    arguments: [
      ("it's", "'it’s'"), ("a\nb", "'a b'"), ("`id`", "'‘id‘'"), ("a\u{0}b\u{1B}[0m", "'ab[0m'"),
      ("\u{202E}x", "'x'"), ("'", "'’'"),
    ])
  func quoting(text: String, quoted: String) {
    #expect(GnuplotText.quoted(text) == quoted)
  }

  @Test func `a quoted string never breaks its line`() {
    for text in Self.payloads("/nowhere") {
      let quoted = GnuplotText.quoted(text)
      #expect(!quoted.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!quoted.dropFirst().dropLast().contains { "'`".contains($0) })
    }
  }

  @Test func `numbers have one form, and gaps are NaN`() {
    let numbers = [1, 0.1, -0.0, 1e-9, 123_456_789, .nan, .infinity]
    #expect(
      numbers.map(GnuplotText.number) == ["1", "0.1", "0", "1e-09", "1.234568e+08", "NaN", "NaN"])
  }
}
