import Foundation
import Plugins
import TestSupport
import Testing
import Workbench

@testable import workbench_cli

struct ContentsTests {
  @Test func `every plugin has its sentence, and its file and test are there`() {
    let text = ContentsPage.text(.standard)
    for entry in Registry.standard.entries {
      #expect(text.contains("[`\(entry.name)`](Sources/Plugins/\(entry.file))"))
      #expect(text.contains(entry.summary.replacing("|", with: "\\|")))
    }
    for link in text.matches(of: /\]\(([^)#]+)\)/) {
      let path = "\(packageFolder)/\(link.1)"
      #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
    }
  }

  @Test func `the page is current`() throws {
    let page = try String(contentsOfFile: "\(packageFolder)/CONTENTS.md", encoding: .utf8)
    #expect(
      page == ContentsPage.text(.standard), "write it anew with ./workbench contents")
  }
}
