import Testing

@testable import Plugins
@testable import Workbench

@Suite struct AssignmentLayoutTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    for name in ["b/2.jpg", "b/1.jpg", "a/1.jpg", "a/.hidden.jpg", ".git/x.jpg"] {
      try folder.write("x", "classification/train/" + name)
    }
    try folder.write("x", "classification/dev/b/9.jpg")
    for name in ["1.jpg", "0.jpg"] {
      try folder.write("x", "classification/test/" + name)
      try folder.write("x", "verification/dev/" + name)
      try folder.write("x", "verification/test/" + name)
    }
    try folder.write(
      "path1,path2,match\ndev/0.jpg,dev/1.jpg,1\n", "verification/verification_dev.csv")
    try folder.write("verification/test/0.jpg,verification/test/1.jpg\n", "verification_test.csv")
  }

  private func load() throws -> FaceData {
    try Assignment(directory: folder.path).load()
  }

  @Test func `the hand-out's folders and lists are read`() throws {
    let data = try load()
    #expect(data.training.classes == ["a", "b"])
    #expect(
      data.training.paths == ["a/1.jpg", "b/1.jpg", "b/2.jpg"].map { "classification/train/" + $0 })
    #expect(data.training.labels == [0, 1, 1])
    #expect(data.development?.labels == [1])
    #expect(data.test?.paths == ["classification/test/0.jpg", "classification/test/1.jpg"])
    #expect(data.test?.labels == [])
    #expect(data.developmentTrials?.same == [true])
    #expect(
      data.developmentTrials?.photographs.paths == [
        "verification/dev/0.jpg", "verification/dev/1.jpg",
      ])
    #expect(data.testTrials?.same == nil)
    #expect(data.testTrials?.count == 1)
  }

  @Test func `paths may be relative to the folder of the pictures and the columns exchanged`()
    throws
  {
    try folder.write("match,path1,path2\n0,1.jpg,0.jpg\n", "verification/verification_dev.csv")
    let trials = try #require(try load().developmentTrials)
    #expect(trials.same == [false])
    #expect(trials.left == [1] && trials.right == [0])
  }

  @Test func `labels of the tests are taken where they are known`() throws {
    try folder.write("id,label\n0.jpg,b\n1.jpg,a\n", "classification_test_labels.csv")
    try folder.write(
      "path1,path2,match\ntest/0.jpg,test/1.jpg,0\n", "verification_test_labels.csv")
    try folder.write(
      "path,identity\ntest/0.jpg,z\ntest/1.jpg,y\n", "verification_identities.csv")
    let data = try load()
    #expect(data.test?.labels == [1, 0])
    #expect(data.testTrials?.same == [false])
    #expect(data.testTrials?.photographs.classes == ["y", "z"])
    #expect(data.testTrials?.photographs.labels == [1, 0])
    #expect(data.developmentTrials?.photographs.labels == [])
  }

  static let badLines: [(line: String, problem: String)] = [
    ("dev/0.jpg,dev/1.jpg", "expected 3 columns (path1, path2, match), got 2"),
    ("dev/0.jpg,dev/1.jpg,1,1", "expected 3 columns (path1, path2, match), got 4"),
    ("dev/../dev/0.jpg,dev/1.jpg,1", "the path \"dev/../dev/0.jpg\" holds .."),
    (
      "/etc/passwd,dev/1.jpg,1",
      "expected a path relative to the folder, with /, got \"/etc/passwd\""
    ),
    ("dev/0.jpg,dev/1.jpg,maybe", "expected the match 0 or 1, got \"maybe\""),
    (",dev/1.jpg,1", "expected a path, got nothing"),
  ]

  @Test("a bad line of pairs is an error that names it", arguments: badLines)
  func badLine(line: String, problem: String) throws {
    let path = folder.path + "/verification/verification_dev.csv"
    try folder.write(
      "path1,path2,match\ndev/0.jpg,dev/1.jpg,1\n\(line)\n", "verification/verification_dev.csv")
    #expect(throws: DataError(path, line: 3, problem)) { try load() }
  }

  @Test func `an empty class folder is named`() throws {
    try folder.write("", "classification/train/c/.keep")
    #expect(
      throws: DataError(
        folder.path + "/classification/train/c",
        "expected pictures (.jpg, .jpeg, .pgm, .ppm), got an empty class folder")
    ) { try load() }
  }

  @Test func `a class that is not trained on is named`() throws {
    try folder.write("x", "classification/dev/z/1.jpg")
    #expect(
      throws: DataError(folder.path + "/classification/dev/z", "the class \"z\" is not in train")
    ) { try load() }
  }

  @Test func `another folder is refused`() throws {
    let other = try Folder()
    #expect(
      throws: DataError(other.path, "expected a folder classification/train, got none")
    ) { try Assignment(directory: other.path).load() }
    #expect(
      throws: DataError("/nowhere", "expected a folder, got nothing (No such file or directory)")
    ) { try Assignment(directory: "/nowhere").load() }
  }
}
