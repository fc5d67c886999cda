import Checks
import Testing
import Workbench

struct CauchyContrastiveTests {
  @Test func `a right angle within a class and between classes, by hand`() throws {
    // Rows 0 and 1 are √2 apart: log(1 + 2).
    let input = LossInput(
      embeddings: [1, 0, 0, 1, 0, -1], width: 2, labels: [0, 0, 1], classes: 2)
    let result = try CauchyContrastive(margin: 2, tolerance: 1).evaluated(input)
    // Rows 0 and 2 are √2 apart, rows 1 and 2 are opposite: they cost (2 - √2)² and 0.
    #expect(abs(result.value - (1.0986122886681098 + 0.3431457505076198 / 2)) < 1e-12)
  }

  @Test func `the pull levels off where the tolerance is small`() throws {
    var values: [Double] = []
    for tolerance in [1, 0.1, 0.01] {
      let input = LossInput(
        embeddings: [1, 0, 0, 1], width: 2, labels: [0, 0], classes: 1)
      let gradient =
        try CauchyContrastive(tolerance: tolerance).evaluated(input)
        .gradients["embeddings"] ?? []
      values.append(gradient.map(abs).max() ?? 0)
    }
    // At a distance of √2, 2 d / (tolerance² + d²) tends to 2 / d.
    #expect(values[0] < values[1] && values[1] < values[2])
    #expect(abs(values[2] / values[1] - 1) < 0.01)
  }

  @Test func `a tolerance of zero is refused`() {
    #expect(throws: OptionError.self) { try CauchyContrastive(tolerance: 0).validate() }
  }
}
