import Foundation
import Testing

@testable import Plots

@Suite struct ChartFigureTests {
  /// A stand-in for gnuplot that writes one line into `starts` each time.
  static func counting(in folder: Folder) throws -> String {
    let path = "\(folder.path)/counting-gnuplot"
    let script = "#!/bin/sh\necho start >> '\(folder.path)/starts'\nexec gnuplot \"$@\"\n"
    // Written by a child: a program cannot be started while anybody has it open to write, and children
    // that other tests start meanwhile would inherit it open from here.
    let writer = try Process.run(
      URL(fileURLWithPath: "/bin/sh"),
      arguments: ["-c", "printf %s \"$1\" > \"$2\"; chmod 755 \"$2\"", "sh", script, path])
    writer.waitUntilExit()
    return path
  }

  @Test func `a page of charts takes one process, and none when nothing changed`() throws {
    let (folder, tools) = (try Folder(), try Folder())
    let program = try Self.counting(in: tools)
    try Chart.draw(Samples.all, in: folder.path, program: program)
    #expect(tools.text("starts") == "start\n")
    let files = folder.names
    let before = files.map { folder.bytes($0) }
    try Chart.draw(Samples.all, in: folder.path, program: program)
    #expect(tools.text("starts") == "start\n")
    #expect(files.map { folder.bytes($0) } == before)
    #expect(files.count == 4 * Samples.all.count)
  }

  @Test func `only the chart that changed is drawn again`() throws {
    let (folder, tools) = (try Folder(), try Folder())
    let program = try Self.counting(in: tools)
    var charts = [Samples.comparison.chart, Samples.histogram.chart]
    try Chart.draw(charts, in: folder.path, program: program)
    charts[0].title = "Another title"
    let histogram = folder.bytes("scores.svg")
    try FileManager.default.removeItem(atPath: "\(folder.path)/scores.csv")
    try Chart.draw(charts, in: folder.path, program: program)
    #expect(tools.text("starts") == "start\nstart\n")
    #expect(folder.text("comparison.svg").contains("Another title"))
    #expect(folder.bytes("scores.svg") == histogram)
    #expect(folder.text("scores.csv") == charts[1].csv)
  }

  @Test func `the same charts have the same bytes`() throws {
    let (one, two) = (try Folder(), try Folder())
    try Chart.draw(Samples.all, in: one.path)
    for chart in Samples.all.reversed() { try Chart.draw([chart], in: two.path) }
    #expect(one.names == two.names)
    for name in one.names { #expect(one.bytes(name) == two.bytes(name), "\(name)") }
  }

  @Test func `a missing gnuplot is said with what to do, and leaves nothing behind`() throws {
    let folder = try Folder()
    let expected = GnuplotError.notStarted(
      program: "no-such-gnuplot", reason: "No such file or directory")
    #expect(throws: expected) {
      try Chart.draw([Samples.comparison.chart], in: folder.path, program: "no-such-gnuplot")
    }
    #expect("\(expected)".contains("install Debian's gnuplot-nox"))
    #expect(folder.names.isEmpty)
  }

  @Test func `a gnuplot that ends early is an error and not a signal`() throws {
    let folder = try Folder()
    #expect(throws: GnuplotError.failed(program: "false", status: 1, said: "")) {
      try Chart.draw(Samples.all, in: folder.path, program: "false")
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `what gnuplot says comes with the error`() throws {
    let folder = try Folder()
    #expect {
      try Gnuplot.run(["set terminal nonsense\n", "print 1\n"], in: folder.path)
    } throws: { error in
      "\(error)".contains("unknown or ambiguous terminal type")
    }
  }

  @Test(
    "data that cannot be drawn is an empty chart",
    arguments: [
      [], [Point(.nan, 1)], [Point(1, 1)], [Point(1, 1), Point(1, 1)], [Point(.infinity, -1)],
      [Point(0, 0), Point(.nan, .nan), Point(1e300, -1e300)],
    ])
  func degenerate(points: [Point]) throws {
    let folder = try Folder()
    let styles: [Series.Style] = [.line, .faintLine, .steps, .filledSteps, .points]
    let panels = styles.flatMap { style in
      [false, true].map { isLogarithmic in
        Panel(
          x: Axis("x", isLogarithmic: isLogarithmic), y: Axis("y"),
          series: [Series("s", style, points: points)])
      }
    }
    let charts = panels.enumerated().map { index, panel in
      Chart(label: "c-\(index)", alternative: "", panels: [panel], width: 200, height: 150)
    }
    try Chart.draw(charts, in: folder.path)
    #expect(folder.names.count == 4 * charts.count)
  }
}
