import Foundation
import Testing

@testable import Plugins
@testable import Workbench

/// Every file beneath a folder, by path.
func contents(of folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
    let path = folder + "/" + name
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      !isDirectory.boolValue
    {
      files[name] = FileManager.default.contents(atPath: path)
    }
  }
  return files
}

@Suite struct SynthesiseTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func options() -> SyntheticOptions {
    var options = SyntheticOptions()
    options.identities = 5
    options.photographs = 3
    options.heldOutIdentities = 3
    options.heldOutPhotographs = 4
    options.pairs = 20
    options.side = 64
    return options
  }

  @Test func `the same options give the same bytes, whatever the number of threads`() throws {
    let one = folder.path + "/one"
    let two = folder.path + "/two"
    let summary = try synthesise(into: one, options: options(), workers: 1)
    #expect(try synthesise(into: two, options: options(), workers: 3) == summary)
    let files = try contents(of: one)
    #expect(try contents(of: two) == files)
    #expect(files.keys.filter { $0.hasSuffix(".jpg") }.count == 5 * 7 + 2 * 3 * 4)
    var other = options()
    other.seed = 2
    _ = try synthesise(into: folder.path + "/three", options: other)
    #expect(try contents(of: folder.path + "/three") != files)
  }

  @Test func `what is drawn is read as the hand-out's layout and is clean`() throws {
    let directory = folder.path + "/faces"
    let summary = try synthesise(into: directory, options: options())
    let data = try Assignment(directory: directory).load()
    #expect(data.training.count == 15 && summary.training == 15)
    #expect(data.development?.count == 10)
    #expect(data.test?.labels.sorted() == (0..<5).flatMap { [$0, $0] })
    #expect(data.developmentTrials?.count == 20)
    #expect(data.testTrials?.same?.filter { $0 }.count == 10)
    #expect(data.testTrials?.photographs.classes == ["t0000", "t0001", "t0002"])
    let report = try check(directory)
    #expect(report.isClean && report.photographs == 5 * 7 + 24)
    #expect(report.lines.last == "nothing is wrong")
  }

  @Test func `the source draws once and then reads`() throws {
    let directory = folder.path + "/deep/faces"
    var source = Synthetic(
      directory: directory, identities: 3, photographs: 2, heldOutIdentities: 2,
      heldOutPhotographs: 2, pairs: 4, side: 32)
    let data = try source.load()
    #expect(data.name == "synthetic")
    let file = directory + "/" + data.training.paths[0]
    let made = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    #expect(try source.load() == data)
    let again = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
    #expect(made == again)
    source.difficulty = 9
    #expect(throws: OptionError.self) { try source.validate() }
  }

  @Test func `options name the folder that keeps their data`() {
    var other = SyntheticOptions()
    #expect(other.cacheDirectory == SyntheticOptions().cacheDirectory)
    #expect(other.cacheDirectory.hasPrefix("data/synthetic-"))
    other.seed = 2
    #expect(other.cacheDirectory != SyntheticOptions().cacheDirectory)
  }

  @Test func `a folder with content is refused and left alone`() throws {
    try folder.write("mine", "keep.txt")
    #expect(
      throws: DataError(folder.path, "expected nothing or an empty folder, got one with content")
    ) { try synthesise(into: folder.path, options: options()) }
    #expect(try contents(of: folder.path).count == 1)
    var none = options()
    none.side = 8
    #expect(throws: DataError("synthetic", "option side must be in 32…1024, got 8")) {
      try synthesise(into: folder.path + "/new", options: none)
    }
  }

  @Test func `raw pixels hardly tell who it is`() throws {
    var options = SyntheticOptions()
    options.identities = 1
    options.photographs = 1
    options.heldOutIdentities = 30
    options.heldOutPhotographs = 6
    options.pairs = 900
    options.side = 96
    let directory = folder.path + "/faces"
    _ = try synthesise(into: directory, options: options)
    let trials = try #require(try AssignmentLayout(directory).load(name: "x").testTrials)
    let scores = try rawPixelScores(trials, view: View(resize: 64, size: 64))
    let same = try #require(trials.same)
    let positives = zip(scores, same).filter(\.1).map(\.0)
    let negatives = zip(scores, same).filter { !$0.1 }.map(\.0)
    let wins = positives.reduce(0) { sum, score in sum + negatives.filter { $0 < score }.count }
    let area = Double(wins) / Double(positives.count * negatives.count)
    #expect((0.5...0.7).contains(area))
  }
}
