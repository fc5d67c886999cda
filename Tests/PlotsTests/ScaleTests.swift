import Testing

@testable import Plots

@Suite struct ScaleTests {
  @Test(
    "marks are at round numbers that hold the values",
    arguments: [
      ([0.03, 0.97], 0.0, 1.0, 0.2, "%.1f"), ([12.0, 88.0], 0, 100, 20, "%.0f"),
      ([-0.004, 0.0031], -0.004, 0.004, 0.002, "%.3f"), ([5.0, 5.0], 4.4, 5.6, 0.2, "%.1f"),
    ] as [([Double], Double, Double, Double, String)])
  func round(values: [Double], lower: Double, upper: Double, step: Double, format: String) {
    let scale = Scale(Axis("x"), values: values, marks: 5, extends: true)
    #expect(abs(scale.lower - lower) < 1e-9 && abs(scale.upper - upper) < 1e-9, "\(scale)")
    #expect(abs(scale.step - step) < 1e-9 && scale.format == format, "\(scale)")
  }

  @Test func `a logarithmic axis ends at decades and leaves zero out`() {
    let scale = Scale(
      Axis("x", isLogarithmic: true), values: [0, 0.003, 0.7], marks: 5, extends: true)
    #expect(abs(scale.lower - 0.001) < 1e-12 && scale.upper == 1)
  }

  @Test func `long lines are thinned without losing their ends and peaks`() {
    var points = (0..<10_000).map { Point(Double($0), 0.1) }
    points[7_654].y = 9
    points[1_234].y = -9
    let thin = Series("s", .line, points: points).thinned(to: 1_000)
    #expect(thin.count <= 1_100)
    #expect(thin.contains(Point(7_654, 9)) && thin.contains(Point(1_234, -9)))
    #expect(thin.first == points.first && thin.last == points.last)
  }

  @Test func `names at the ends of lines never overlap`() {
    var panel = Panel(
      x: Axis("x"), y: Axis("y", range: 0...1),
      series: (0..<5).map { Series("s\($0)", .line, points: [Point(0, 0), Point(1, 0.97)]) })
    panel.legend = .lineEnds
    let chart = Chart(label: "c", alternative: "", panels: [panel])
    let frame = Layout(chart).frames[0]
    let heights = LegendPlaces.lineEnds(panel, frame).map(\.y)
    for (low, high) in zip(heights, heights.dropFirst()) { #expect(high - low >= 15.9) }
    #expect(heights.allSatisfy { $0 <= frame.top + 0.1 })
  }
}
