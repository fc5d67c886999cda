import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct ReportIndexTests {
  @Test func `the index lists what there is, in order, and says what cannot be read`() throws {
    try withTemporaryDirectory { folder in
      for (name, auc) in [("lfw", 0.962), ("a|b<c>", 0.5)] {
        var page = try Page(recipe: "\(name).swift", source: "//: # On *\(name)*\nlet a = 1\n")
        let estimate = Estimate(value: auc, lower: auc - 0.01, upper: auc + 0.01, count: 1000)
        try page.results.set("verification.auc", estimate)
        page.provenance = Provenance(
          seeds: [1], commits: ["0123abc"], machine: "", threads: 1, instructionSet: "")
        if name == "lfw" { page.status = .incomplete("stopped") }
        try page.write(to: "\(folder)/\(name)")
      }
      try write("{ broken", to: "broken/results.json", in: folder)
      try write("", to: "empty/other.txt", in: folder)
      try ReportIndex.write(reports: folder)
      let text = try String(contentsOfFile: "\(folder)/README.md", encoding: .utf8)
      #expect(
        text == #"""
          # Pages

          Each page is a recipe with its results; this list is made from their `results.json`.

          | page | title | result | commit |
          |:-----|:------|:-------|:-------|
          | [a\|b&lt;c&gt;](a%7Cb%3Cc%3E/README.md) | On \*a\|b&lt;c&gt;\* | verification.auc 0.500 (0.490–0.510) | 0123abc |
          | [broken](broken/README.md) | | numbers cannot be read | |
          | [lfw](lfw/README.md) | On \*lfw\* | verification.auc 0.962 (0.952–0.972) (incomplete) | 0123abc |

          """#)
    }
  }

  @Test func `no page, no table`() throws {
    try withTemporaryDirectory { folder in
      try ReportIndex.write(reports: "\(folder)/reports")
      let text = try String(contentsOfFile: "\(folder)/reports/README.md", encoding: .utf8)
      #expect(text.hasSuffix("There is none yet.\n"))
    }
  }
}
