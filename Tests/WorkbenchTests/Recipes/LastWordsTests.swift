import Testing

@testable import Workbench

@Suite struct LastWordsTests {
  /// The words after some lines, and which of the lines were Swift's.
  private func heard(_ lines: String...) -> (words: LastWords, swifts: [Bool]) {
    var words = LastWords()
    let swifts = lines.map { words.take($0) }
    return (words, swifts)
  }

  @Test func `the place is told when it is the recipe's own`() {
    let (words, swifts) = heard(
      "Recipe/first.swift:12: Fatal error: none left", "Current stack trace:",
      "0    libswiftCore.so   0x00007f87dff5f130 swift_reportError + 33", "goes on")
    #expect(swifts == [true, true, true, false])
    #expect(words.reason(signal: 4) == " at first.swift:12: none left")
  }

  @Test func `the place inside Swift's own library is not told`() {
    let (words, swifts) = heard(
      "Swift/ContiguousArrayBuffer.swift:691: Fatal error: Index out of range")
    #expect(swifts == [true])
    #expect(words.reason(signal: 4) == ": Index out of range")
  }

  @Test(arguments: ["12 images", "Current stack trace:", "note: Fatal error: no", ""])
  func `other lines are passed on`(line: String) {
    let (words, swifts) = heard(line)
    #expect(swifts == [false])
    #expect(!words.isUnderWay)
  }

  @Test func `without words the signal is named`() {
    #expect(LastWords().reason(signal: 4) == " (Illegal instruction)")
    #expect(LastWords().reason(signal: 9) == " (Killed); was there too little memory?")
  }
}
