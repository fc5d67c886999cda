import Testing

@testable import Workbench

@Suite struct DiagnosticSumsTests {
  @Test func `the mean of a number is over the steps that measured it`() {
    var sums = DiagnosticSums()
    sums.add(["a": 1, "b": 4])
    sums.add(["a": 2])
    #expect(sums.means == ["a": 1.5, "b": 4])
  }

  @Test func `sums survive a checkpoint to the bit`() {
    var sums = DiagnosticSums()
    for step in 1...9 { sums.add(["thirds": 1 / Double(3 * step), "nan": .nan, "inf": .infinity]) }
    let copy = DiagnosticSums(text: sums.text)
    #expect(copy == sums)
    #expect(copy.text == sums.text)
    #expect(copy.means["thirds"]?.bitPattern == sums.means["thirds"]?.bitPattern)
    #expect(DiagnosticSums(text: "") == DiagnosticSums())
  }
}
