import Testing

@testable import Workbench

@Suite struct TableTests {
  @Test func `columns of numbers go right, others left, all as wide as they look`() {
    let table = Table(
      "name", "AUC", "pairs",
      rows: [
        ["a|b", Estimate(value: 0.9, lower: 0.8, upper: 0.95, count: 10), 12_345],
        ["c", Optional<Double>.none, -3],
      ])
    #expect(
      table.markdown == #"""
        | name |                 AUC |  pairs |
        |:-----|--------------------:|-------:|
        | a\|b | 0.900 (0.800–0.950) | 12,345 |
        | c    |                     |     -3 |
        """#)
  }

  @Test(
    "a column of numbers has equal decimals",
    arguments: [
      ([0.2, 1, 10], ["0.2", "1.0", "10.0"]), ([64, 12], ["64", "12"]),
      ([2.3026, 0.05212], ["2.3026", "0.0521"]), ([0.5, 1e-5], ["0.500", "1.00e-05"]),
      ([0.25, .nan], ["0.250", "n/a"]),
    ] as [([Double], [String])])
  func decimals(values: [Double], texts: [String]) {
    let lines = Table("x", rows: values.map { [$0] }).markdown.split(separator: "\n").dropFirst(2)
    #expect(lines.map { $0.filter { !"| ".contains($0) } } == texts)
  }

  @Test func `short rows are filled, and a caption stands above`() {
    let table = Table("a", "b", caption: "*C*", rows: [["x"]])
    #expect(table.markdown == "**\\*C\\***\n\n| a   | b   |\n|:----|:----|\n| x   |     |")
  }

  @Test(
    "numbers have three digits that matter",
    arguments: [
      (0, "0"), (2.3026, "2.30"), (0.9571, "0.957"), (0.05212, "0.0521"), (123.45, "123"),
      (9876.5, "9876"), (12345.6, "12,346"), (0.0000123, "1.23e-05"), (.nan, "n/a"),
      (-0.25, "-0.250"),
      (.infinity, "∞"), (1e300, "1.00e+300"),
    ])
  func numbers(value: Double, text: String) {
    #expect(shortNumber(value) == text)
  }

  @Test func `times and amounts read as people say them`() {
    #expect([0.42, 12, 125, 7260].map(duration) == ["0.4 s", "12 s", "2 min 5 s", "2 h 1 min"])
    #expect(
      [12, 1_340, 1_340_000_000, 123_456].map(byteCount) == ["12 B", "1.3 kB", "1.3 GB", "123 kB"])
  }
}
