import Plugins
import Testing

@testable import Checks

@Suite struct FormulaValuesTests {
  /// Worked out with Python: FNV-1a of "images", then the mixing of places 0 and 1.
  @Test func `numbers are those of the stated formula`() {
    #expect(FormulaValues.hash("") == 2_166_136_261)
    #expect(FormulaValues.hash("a") == 0xE40C_292C)
    let numbers = [0, 1, 1_000_000].map { FormulaValues.mixed($0, FormulaValues.hash("images")) }
    #expect(numbers == [0.736221241299063, 0.030401415191590786, 0.8633414902724326])
    #expect(FormulaValues.labels(step: 1, batch: 6, classes: 10) == [9, 6, 4, 7, 0, 5])
  }

  @Test func `numbers are spread evenly`() {
    let values = (0..<20_000).map { FormulaValues.mixed($0, FormulaValues.hash("x")) }
    #expect(values.allSatisfy { $0 >= -1 && $0 < 1 })
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(mean) < 4 * (1 / 3.0 / 20_000).squareRoot() && abs(variance - 1 / 3.0) < 0.01)
  }
}
