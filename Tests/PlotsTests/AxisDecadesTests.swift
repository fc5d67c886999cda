import Testing

@testable import Plots

@Suite struct AxisDecadesTests {
  @Test(
    "an axis of decades ends at round numbers around its values",
    arguments: [
      ([3.0, 40.0], [2.0, 5, 10, 20, 50]), ([0.3, 1.0], [0.2, 0.5, 1]), ([100, 100], [100, 200]),
      ([0, -1, .nan, 7], [5, 10]),
    ] as [([Double], [Double])])
  func ends(values: [Double], ticks: [Double]) throws {
    let axis = Axis.decades("x", holding: values)
    #expect(axis.isLogarithmic && axis.ticks.count == ticks.count, "\(axis.ticks)")
    for (got, expected) in zip(axis.ticks, ticks) { #expect(abs(got / expected - 1) < 1e-9) }
    let range = try #require(axis.range)
    #expect(range.contains(ticks[0]) && range.contains(ticks[ticks.count - 1]))
    #expect(!range.contains(ticks[0] * 0.99) && !range.contains(ticks[ticks.count - 1] * 1.01))
  }

  @Test func `nothing to hold is an axis all the same`() {
    #expect(Axis.decades("x", holding: []).ticks == [1, 2, 5, 10])
  }

  @Test func `numbers stand where they were asked for`() {
    var axis = Axis("x", range: 4...64, isLogarithmic: true)
    axis.ticks = [4, 8, 64]
    let panel = Panel(x: axis, y: Axis("y"), series: [Series("s", .line, points: [Point(4, 1)])])
    let script = GnuplotScript.commands(for: Chart(label: "c", alternative: "", panels: [panel]))
    #expect(script.contains("set xtics (4, 8, 64)\n") && script.contains("set format x '%g'"))
  }

  @Test func `a line of reference is named at the end that was asked for`() {
    var panel = Panel(
      x: Axis("x"), y: Axis("y"), series: [Series("s", .line, points: [Point(0, 1), Point(1, 2)])])
    panel.references = [Reference(.horizontal(1.5), "limit")]
    func script() -> String {
      GnuplotScript.commands(for: Chart(label: "c", alternative: "", panels: [panel]))
    }
    #expect(script().contains(/set label 'limit' .* right font/))
    panel.references[0].isNamedAtStart = true
    #expect(script().contains(/set label 'limit' .* left font/))
  }
}
