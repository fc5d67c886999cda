import Foundation
import Testing

@testable import Workbench

@Suite struct PairFileTests {
  let folder: Folder

  /// Four people of five pictures; one name has a comma.
  init() throws {
    folder = try Folder()
    for person in ["Ada", "Ben, the second", "Cleo", "Dan"] {
      for number in 0..<5 { try folder.write("", "people/\(person)/\(number).jpg") }
    }
  }

  private func write(_ name: String, _ builder: PairBuilder, seed: Int = 1) throws -> String {
    try writePairs(
      of: folder.path + "/people", to: folder.path + "/" + name, builder: builder, seed: seed)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  @Test(arguments: PairBuilder.Weighting.allCases)
  func `the list is read back as the pairs that were asked for`(
    _ weighting: PairBuilder.Weighting
  ) throws {
    let builder = try #require(PairBuilder(total: 50, ratio: "7:3", weighting: weighting))
    let said = try write("pairs.csv", builder)
    #expect(said.hasPrefix("50 pairs of 4 people in "))
    #expect(said.hasSuffix(": 35 of two people and 15 of one"))
    let root = try SafePath(root: folder.path + "/people")
    let list = try PairList(
      path: folder.path + "/pairs.csv", root: root, folders: [""], isLabelled: true)
    #expect(list.problems.isEmpty && list.same.count == 50 && list.same.count { $0 } == 15)
    for (index, same) in list.same.enumerated() {
      let people = [list.left[index], list.right[index]].map { $0.split(separator: "/").first }
      #expect((people[0] == people[1]) == same)
    }
    #expect(try text("pairs.csv").hasPrefix("path1,path2,match\n"))
  }

  @Test func `equal seeds write equal bytes, others do not`() throws {
    for (name, seed) in [("a", 1), ("b", 1), ("c", 2)] {
      _ = try write(name, PairBuilder(total: 20), seed: seed)
    }
    #expect(try text("a") == text("b"))
    #expect(try text("a") != text("c"))
  }

  @Test func `too few photographs are an error with numbers, and leave no file`() throws {
    let error = #expect(throws: DataError.self) { try write("a", PairBuilder(total: 100)) }
    #expect(error?.place == folder.path + "/people")
    #expect(error?.problem == "50 of one class and 50 of two are wanted, 40 and 150 exist")
    #expect(!exists(folder.path + "/a"))
  }

  @Test func `a file that is there is not written over`() throws {
    try folder.write("mine", "a")
    let error = #expect(throws: DataError.self) { try write("a", PairBuilder(total: 10)) }
    #expect(error?.place == folder.path + "/a")
    #expect(try text("a") == "mine")
  }
}
