import Testing

@testable import Workbench

@Suite struct FaceDataQuickTests {
  private func photographs(_ perClass: [Int]) -> Photographs {
    let labels = perClass.enumerated().flatMap { Array(repeating: $0, count: $1) }
    return Photographs(
      root: "root", paths: labels.indices.map { "\($0).jpg" }, labels: labels,
      classes: perClass.indices.map { "p\($0)" })
  }

  @Test func `at most four photographs of a person are kept, and every person`() {
    let part = FaceData(name: "x", training: photographs([6, 2, 9])).quick().training
    #expect(part.labels == [0, 0, 0, 0, 1, 1, 2, 2, 2, 2])
    #expect(part.paths == ["0", "1", "2", "3", "6", "7", "8", "9", "10", "11"].map { $0 + ".jpg" })
    #expect(part.classes.count == 3)
  }

  @Test func `pairs are spread over the list and keep their photographs and answers`() throws {
    let all = photographs([30, 30])
    let trials = Trials(
      photographs: all, left: Array(0..<30), right: Array(30..<60),
      same: (0..<30).map { $0.isMultiple(of: 2) })
    let part = trials.part(of: 10)
    #expect(part.count == 10)
    #expect(part.photographs.count == 20)
    for (index, pair) in stride(from: 0, to: 30, by: 3).enumerated() {
      #expect(part.photographs.paths[part.left[index]] == "\(pair).jpg")
      #expect(part.photographs.paths[part.right[index]] == "\(pair + 30).jpg")
      #expect(part.same?[index] == pair.isMultiple(of: 2))
    }
  }
}
