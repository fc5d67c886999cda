import TestSupport
import Testing

@testable import Plugins

@Suite struct LFWTests {
  @Test func `people with too few photographs are left out, and many are cut`() throws {
    try withTemporaryDirectory { folder in
      for (name, count) in [("Ann", 3), ("Bob", 1), ("Cy", 2), ("Eve", 2)] {
        for number in 1...count {
          try write("x", to: "\(name)/\(name)_000\(number).jpg", in: folder)
        }
      }
      try write("3\nAnn\t3\nBob\t1\nCy\t2\n", to: "peopleDevTrain.txt", in: folder)
      try write("1\nEve\t1\t2\nEve\t1\tAnn\t1\n", to: "pairsDevTest.txt", in: folder)
      let specification = PluginSpecification("lfw minimum-images=2 maximum-images=2")
        .setting("directory", to: folder)
      let training = try Registry.standard.dataSource(specification).load().training
      #expect(training.classes == ["Ann", "Cy"])
      #expect(training.labels == [0, 0, 1, 1])
    }
  }

  @Test(arguments: [
    "", "directory=x view=3", "directory=x minimum-images=0",
    "directory=x minimum-images=5 maximum-images=4", "directory=x development-people=1",
    "directory=x development-people=4 development-pairs=true",
  ])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.dataSource(PluginSpecification("lfw \(options)"))
    }
  }
}
