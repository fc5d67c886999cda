import Testing

@testable import Plots

@Suite struct ChartTableTests {
  @Test func `the CSV holds the data of the chart, number by number`() {
    for chart in Samples.all {
      let lines = chart.csv.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      // Counted from the end: names hold commas.
      let back = lines[0].count - (lines[0].firstIndex(of: "x") ?? 0)
      let points = chart.panels.flatMap { $0.series.flatMap(\.points) }
      #expect(lines.count == points.count + 1)
      for (line, point) in zip(lines.dropFirst(), points) {
        let cells = line.suffix(back).compactMap(Double.init)
        #expect(cells.prefix(2) == [point.x, point.y])
      }
    }
  }

  @Test func `intervals stand beside their values`() {
    let text = Samples.comparison.chart.csv
    #expect(text.hasPrefix("panel,series,row,x,y,lower,upper\n"))
    #expect(text.contains(",prototypical,0.957,3.0,0.951,0.963"))
  }

  @Test func `text cells are no formulas, numbers stay numbers`() {
    let points = [Point(-1, -2), Point(.nan, 3)]
    var panel = Panel(
      x: Axis("x"), y: Axis("=cmd|' /C calc'!A0"),
      series: [Series("@a, \"b\"", .line, points: points)])
    panel.legend = .none
    let chart = Chart(label: "c", alternative: "", panels: [panel])
    #expect(
      chart.csv == """
        panel,series,x,y
        "'=cmd|' /C calc'!A0","'@a, ""b\""",-1.0,-2.0
        "'=cmd|' /C calc'!A0","'@a, ""b\""",,3.0

        """)
  }
}
