import Testing

@testable import Workbench

@Suite struct CoverageTests {
  private func area(_ outline: [Point], side: Int = 16) -> Double {
    let coverage = Coverage(outline, side: side)
    return (0..<side * side).reduce(0) { $0 + Double(coverage[$1 % side, $1 / side]) }
  }

  @Test func `pixels are covered by their exact part`() {
    let box = [Point(2.25, 3), Point(5.5, 3), Point(5.5, 4.5), Point(2.25, 4.5)]
    let coverage = Coverage(box, side: 16)
    #expect(coverage[2, 3] == 0.75 && coverage[3, 3] == 1 && coverage[5, 3] == 0.5)
    #expect(coverage[2, 4] == 0.375 && coverage[6, 3] == 0 && coverage[3, 5] == 0)
  }

  @Test func `the whole is the area of the outline, either way around`() {
    let triangle = [Point(1.3, 2.1), Point(13.7, 5.2), Point(4.4, 12.9)]
    // Half the cross product of two sides: (12.4 · 10.8 − 3.1 · 3.1) / 2.
    #expect(abs(area(triangle) - 62.155) < 1e-3)
    #expect(abs(area(triangle.reversed()) - 62.155) < 1e-3)
    let circle = Curve.ellipse(Point(8, 8), Point(5, 5), steps: 400)
    #expect(abs(area(circle) - .pi * 25) < 0.02)
  }

  @Test func `what lies outside of the canvas is cut off`() {
    #expect(abs(area([Point(-8, -8), Point(8, -8), Point(8, 8), Point(-8, 8)]) - 64) < 1e-4)
    #expect(abs(area([Point(-9, 4), Point(99, 4), Point(99, 6), Point(-9, 6)]) - 32) < 1e-4)
    #expect(area([Point(20, 20), Point(30, 20), Point(25, 30)]) == 0)
  }

  @Test func `random outlines stay within bounds`() {
    var random = Random(seed: 4)
    for _ in 0..<2000 {
      let outline = (0..<3 + random.integer(below: 6)).map { _ in
        Point(random.uniform(in: -20...40), random.uniform(in: -20...40))
      }
      let total = area(outline)
      #expect(total >= 0 && total <= 256.001)
    }
  }
}
