import Testing

@testable import Plugins
@testable import Workbench

@Suite struct ImageFolderTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    for person in 0..<20 {
      for number in 0..<10 { try folder.write("x", "p\(person)/\(number).pgm") }
    }
  }

  @Test func `people are held out and photographs put aside, by the seed alone`() throws {
    let source = ImageFolder(directory: folder.path, heldOutFraction: 0.4, pairs: 50)
    let data = try source.load()
    #expect(data.training.classes.count == 12 && data.training.count == 12 * 9)
    #expect(data.development?.count == 12)
    let development = try #require(data.developmentTrials)
    let test = try #require(data.testTrials)
    let sets = [data.training.classes, development.photographs.classes, test.photographs.classes]
    #expect(Set(sets.flatMap(\.self)).count == 20)
    #expect(sets.map(\.count) == [12, 4, 4])
    #expect(development.same?.filter { $0 }.count == 25 && test.count == 50)
    for trials in [development, test] {
      for index in 0..<trials.count {
        let people = [trials.left[index], trials.right[index]].map {
          trials.photographs.labels[$0]
        }
        #expect((people[0] == people[1]) == trials.same?[index])
      }
    }
    #expect(try source.load() == data)
    #expect(
      try ImageFolder(directory: folder.path, heldOutFraction: 0.4, pairs: 50, seed: 2).load()
        != data)
  }

  @Test func `no photograph is both trained on and validated on`() throws {
    let data = try ImageFolder(directory: folder.path, developmentFraction: 0.3).load()
    let development = try #require(data.development)
    #expect(Set(data.training.paths).isDisjoint(with: development.paths))
    #expect(development.classes == data.training.classes)
  }

  @Test func `what is less than asked for is said`() throws {
    // Two people of ten pictures: 2 · 45 pairs of one person, as many of two.
    let data = try ImageFolder(directory: folder.path).load()
    #expect(data.testTrials?.count == 180)
    #expect(
      data.skipped
        == ["development", "test"].map {
          "\(folder.path): 1820 of 2000 \($0) pairs, 2 people do not make more"
        })
  }

  @Test func `people with too few photographs to put one aside are said`() throws {
    let small = try Folder()
    for person in 0..<20 {
      for number in 0..<4 { try small.write("x", "p\(person)/\(number).jpg") }
    }
    let data = try ImageFolder(directory: small.path, pairs: 4).load()
    #expect(data.development == nil)
    #expect(data.skipped.count == 1)
    #expect(data.skipped[0].hasSuffix("fraction=0.1 takes one of 5 and nobody has so many"))
    let more = ImageFolder(directory: small.path, developmentFraction: 0.125, pairs: 4)
    #expect(try more.load().development?.count == 16)
    let none = ImageFolder(directory: small.path, developmentFraction: 0, pairs: 4)
    #expect(try none.load().skipped == [])
  }

  @Test func `an empty class folder is named, hidden folders are not looked at`() throws {
    try folder.write("x", ".hidden/readme.txt")
    #expect(
      try ImageFolder(directory: folder.path, heldOutFraction: 0).load().training.classes.count
        == 20)
    try folder.write("x", "empty/readme.txt")
    #expect(
      throws: DataError(
        folder.path + "/empty",
        "expected pictures (.jpg, .jpeg, .pgm, .ppm), got an empty class folder")
    ) { try ImageFolder(directory: folder.path).load() }
  }

  @Test func `too few people to hold out is an error`() throws {
    let small = try Folder()
    for person in 0..<3 {
      for number in 0..<2 { try small.write("x", "p\(person)/\(number).jpg") }
    }
    #expect(throws: DataError.self) { try ImageFolder(directory: small.path).load() }
    #expect(try ImageFolder(directory: small.path, heldOutFraction: 0).load().training.count == 6)
  }
}
