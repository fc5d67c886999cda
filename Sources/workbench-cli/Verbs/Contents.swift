internal import Foundation
internal import Plugins
internal import Workbench

extension Verb {
  static let contents = Verb(
    name: "contents",
    summary: "Writes CONTENTS.md, the list of all plugins with their sources and tests",
    options: [
      Option(name: "--check", help: "Writes nothing; fails when the page is not current.")
    ],
    description: [
      """
      Is run in the root of the sources, after a plugin came, went or changed its documentation.
      """
    ],
    examples: [("./workbench contents", "Brings CONTENTS.md up to date.")],
    exitCodes: [.inputOutput]
  ) { arguments in
    let file = ContentsPage.file
    guard FileManager.default.fileExists(atPath: "Sources/Plugins") else {
      throw arguments.error("there is no Sources/Plugins here; go to the root of the sources")
    }
    let text = ContentsPage.text(.standard)
    let isCurrent = (try? String(contentsOfFile: file, encoding: .utf8)) == text
    if arguments.has("--check") {
      guard isCurrent else {
        print("\(file) is not current; write it anew with ./workbench contents")
        return .failed
      }
      return .done
    }
    if !isCurrent { try text.write(toFile: file, atomically: true, encoding: .utf8) }
    print(isCurrent ? "\(file) is current" : "wrote \(file)")
    return .done
  }
}
