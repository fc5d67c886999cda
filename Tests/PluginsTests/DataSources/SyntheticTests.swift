import TestSupport
import Testing

@testable import Plugins

@Suite struct SyntheticTests {
  @Test func `options say how many people and photographs are drawn`() throws {
    try withTemporaryDirectory { folder in
      let options =
        "identities=3 photographs=4 held-out-identities=2 held-out-photographs=2 pairs=4 side=32"
      let specification = PluginSpecification("synthetic \(options)")
        .setting("directory", to: folder + "/faces")
      let source = try Registry.standard.dataSource(specification)
      let data = try source.load()
      #expect(data.training.classes.count == 3 && data.training.count == 3 * 4)
      #expect(data.developmentTrials?.photographs.classes.count == 2)
      #expect(data.testTrials?.photographs.classes.count == 2)
      #expect(try source.load() == data)
    }
  }

  @Test(arguments: [
    "identities=0", "photographs=0", "held-out-identities=1", "held-out-photographs=1", "pairs=1",
    "side=16", "side=5000", "difficulty=2",
  ])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.dataSource(PluginSpecification("synthetic \(option)"))
    }
  }
}
