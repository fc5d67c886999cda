import Foundation
import Testing

@testable import Plugins
@testable import Workbench

/// Where the real photographs are, if they are: two variables, or beside the package.
private struct RealLFW {
  static let directory = path("WORKBENCH_LFW", beside: "lfw")
  static let meta = path("WORKBENCH_LFW_META", beside: "lfw-meta")

  private static func path(_ variable: String, beside name: String) -> String? {
    let package = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    let path =
      ProcessInfo.processInfo.environment[variable] ?? package + "/../shared/data/" + name
    return exists(path) ? path : nil
  }
}

@Suite struct LFWTests {
  let folder: Folder

  /// Ann has 3 photographs, Bob 2, Cy 1, Dee 2, and Eve and Fay, 2 each, are for the test.
  init() throws {
    folder = try Folder()
    let people = ["Ann": 3, "Bob": 2, "Cy": 1, "Dee": 2, "Eve": 2, "Fay": 2]
    for (name, count) in people {
      for number in 1...count { try folder.write("x", "lfw/\(name)/\(name)_000\(number).jpg") }
    }
    try folder.write("4\nAnn\t3\nBob\t2\nCy\t1\nDee\t2\n", "meta/peopleDevTrain.txt")
    try folder.write("1\nEve\t1\t2\nEve\t1\tFay\t2\n", "meta/pairsDevTest.txt")
    try folder.write("1\nAnn\t1\t2\nAnn\t1\tBob\t2\n", "meta/pairsDevTrain.txt")
    try folder.write(
      "2\t1\nEve\t1\t2\nEve\t1\tFay\t2\nAnn\t1\t3\nAnn\t1\tFay\t1\n", "meta/pairs.txt")
  }

  private func source() -> LFW {
    LFW(directory: folder.path + "/lfw", meta: folder.path + "/meta")
  }

  @Test func `view 1 trains on people of enough photographs and tests on others`() throws {
    let data = try source().load()
    #expect(data.training.classes == ["Ann", "Bob", "Dee"])
    #expect(data.training.labels == [0, 0, 0, 1, 1, 2, 2])
    #expect(data.training.paths.first == "Ann/Ann_0001.jpg")
    let trials = try #require(data.testTrials)
    #expect(trials.same == [true, false] && trials.folds == 1)
    #expect(
      trials.photographs.paths == ["Eve/Eve_0001.jpg", "Eve/Eve_0002.jpg", "Fay/Fay_0002.jpg"])
    #expect(trials.left == [0, 0] && trials.right == [1, 2])
    #expect(data.developmentTrials == nil)
  }

  @Test func `the numbers of photographs are bounded below and above`() throws {
    var source = source()
    (source.minimumImages, source.maximumImages) = (1, 2)
    #expect(try source.load().training.labels == [0, 0, 1, 1, 2, 3, 3])
  }

  @Test func `view 2 has folds and trains on no one who occurs in them`() throws {
    var source = source()
    source.view = 2
    let data = try source.load()
    #expect(data.testTrials?.folds == 2 && data.testTrials?.count == 4)
    #expect(data.testTrials?.same == [true, false, true, false])
    #expect(data.training.classes == ["Bob", "Dee"])
  }

  @Test func `development people are not trained on`() throws {
    var source = source()
    source.developmentPeople = 2
    let data = try source.load()
    let held = try #require(data.developmentTrials).photographs.classes
    #expect(held.count == 2 && data.training.classes.count == 1)
    #expect(Set(held).isDisjoint(with: data.training.classes))
    source.developmentPeople = 0
    source.developmentPairs = true
    #expect(try source.load().developmentTrials?.photographs.classes == ["Ann", "Bob"])
    source.developmentPeople = 2
    #expect(throws: OptionError.self) { try source.validate() }
  }

  @Test(
    "a bad line is an error that names it",
    arguments: [
      ("Eve\t1", "expected `name i j` or `name i name j`"),
      ("Eve\tx\t2", "expected `name i j` or `name i name j`"),
      ("../Eve\t1\t2", "the path \"../Eve\" holds .."),
      ("a/b\t1\t2", "expected a name, got \"a/b\""),
    ])
  func badLine(line: String, problem: String) throws {
    let path = try folder.write("1\nEve\t1\t2\n\(line)\n", "meta/pairsDevTest.txt")
    #expect(throws: DataError(path, line: 3, problem)) { try source().load() }
  }

  @Test func `a photograph that is not there is named`() throws {
    try folder.write("1\nEve\t1\t2\nEve\t1\tFay\t7\n", "meta/pairsDevTest.txt")
    #expect(
      throws: DataError(
        folder.path + "/lfw/Fay/Fay_0007.jpg", "a list names this photograph, it is not there")
    ) { try source().load() }
  }

  // Needs the real photographs; skipped where they are not.
  @Test(.enabled(if: RealLFW.directory != nil && RealLFW.meta != nil, "LFW is not here"))
  func `the real lists have the numbers of the official ones`() throws {
    let (directory, meta) = (try #require(RealLFW.directory), try #require(RealLFW.meta))
    let data = try LFW(directory: directory, meta: meta).load()
    #expect(data.training.classes.count == 1184)
    #expect(data.training.count == 5728)
    #expect(data.testTrials?.count == 1000)
    #expect(data.testTrials?.same == (0..<1000).map { $0 < 500 })
    let people = Set(data.training.classes)
    #expect(people.isDisjoint(with: try #require(data.testTrials).photographs.classes))
    let folds = try #require(try LFW(directory: directory, meta: meta, view: 2).load().testTrials)
    #expect(folds.folds == 10 && folds.count == 6000)
  }
}
