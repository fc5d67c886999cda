import Testing
import Workbench

@Suite struct WeightsFitTests {
  @Test func `the same names and shapes fit`() {
    let shapes = ["fc.weight": [2, 3], "fc.bias": [2]]
    #expect(WeightsFit(shapes, shapes).differences == [])
  }

  @Test func `what is missing, too much or of another shape is said, with the nearest name`() {
    let fit = WeightsFit(
      ["fc.wieght": [2, 3], "conv1.weight": [4, 3, 3, 3], "bn1.bias": [4]],
      ["fc.weight": [2, 3], "conv1.weight": [4, 3, 7, 7], "bn1.bias": [4]])
    #expect(
      fit.differences == [
        "conv1.weight: expected shape [4, 3, 7, 7], got [4, 3, 3, 3]",
        "fc.weight is missing; did you mean fc.wieght?",
        "fc.wieght is not of this network; did you mean fc.weight?",
      ])
  }

  @Test func `names that are passed over are neither missing nor too much`() {
    let fit = WeightsFit(["fc.weight": [1000, 3], "old.bias": [1]], ["fc.weight": [2, 3]]) {
      $0.hasPrefix("fc.") || $0.hasPrefix("old.")
    }
    #expect(fit.differences == [])
  }

  @Test func `a summary ends after four, and counts the rest`() {
    let wanted = Dictionary(uniqueKeysWithValues: (0..<7).map { ("p\($0)", [1]) })
    #expect(
      WeightsFit([:], wanted).summary
        == "p0 is missing; p1 is missing; p2 is missing; p3 is missing; and 3 more")
  }
}
