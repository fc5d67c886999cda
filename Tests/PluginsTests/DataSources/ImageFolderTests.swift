import TestSupport
import Testing

@testable import Plugins

@Suite struct ImageFolderTests {
  /// Ten people of four photographs: four are held out, two for each list of pairs,
  /// and of each other person's photographs a quarter is one.
  @Test func `fractions decide how many people and photographs are held out`() throws {
    try withTemporaryDirectory { folder in
      for person in 0..<10 {
        for number in 0..<4 { try write("x", to: "p\(person)/\(number).jpg", in: folder) }
      }
      let specification = PluginSpecification("image-folder development-fraction=0.25")
        .setting("held-out-fraction", to: "0.4").setting("directory", to: folder)
      let data = try Registry.standard.dataSource(specification).load()
      #expect(data.training.classes.count == 6 && data.training.count == 6 * 3)
      #expect(data.development?.count == 6)
      #expect(data.developmentTrials?.photographs.classes.count == 2)
      #expect(data.testTrials?.photographs.classes.count == 2)
    }
  }

  @Test(arguments: [
    "", "directory=x development-fraction=1", "directory=x held-out-fraction=-0.1",
    "directory=x pairs=0",
  ])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.dataSource(PluginSpecification("image-folder \(options)"))
    }
  }
}
