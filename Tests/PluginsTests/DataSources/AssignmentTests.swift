import TestSupport
import Testing

@testable import Plugins

@Suite struct AssignmentTests {
  @Test func `a folder is asked for, and its name may have spaces`() throws {
    #expect(
      throws: OptionError(
        plugin: "assignment", option: "directory", expected: "a folder", got: "")
    ) { try Registry.standard.dataSource("assignment") }
    let source = try Registry.standard.dataSource("assignment directory=\"my faces\"")
    #expect((source as? Assignment)?.directory == "my faces")
  }

  @Test func `a folder of another layout is refused with its place`() throws {
    try withTemporaryDirectory { folder in
      try write("x", to: "ann/1.jpg", in: folder)
      let error = #expect(throws: DataError.self) { try Assignment(directory: folder).load() }
      #expect(error?.place.hasPrefix(folder) == true)
    }
  }
}
