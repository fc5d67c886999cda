import Testing

@testable import Workbench

@Suite struct FaceDataSubsetTests {
  /// People of 1, 2, 3 … photographs, up to 12 and again, as a folder has them.
  private func photographs(_ people: Int) -> Photographs {
    let labels = (0..<people).flatMap { Array(repeating: $0, count: $0 % 12 + 1) }
    let names = (0..<people).map { "p\(1000 + $0)" }
    return Photographs(
      root: "root", paths: labels.indices.map { "\(names[labels[$0]])/\($0).jpg" },
      labels: labels, classes: names)
  }

  private func data(_ people: Int = 40) -> FaceData {
    var data = FaceData(name: "x", training: photographs(people))
    data.development = photographs(people)
    data.test = Photographs(root: "root", paths: ["t.jpg"], labels: [], classes: [])
    data.testTrials = Trials(
      photographs: photographs(2), left: [0, 0], right: [1, 2], same: [false, false])
    return data
  }

  private static let shares = [0.001, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 0.999, 1]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a smaller share lies inside a larger one, by people, photographs and both`(
    _ seed: UInt64
  ) throws {
    let data = data()
    for (small, large) in zip(Self.shares, Self.shares.dropFirst()) {
      for other in [0.1, 0.4, 1] {
        for ((a, b), (c, d)) in [
          ((small, other), (large, other)), ((other, small), (other, large)),
          ((small, small), (large, large)),
        ] {
          let inner = try data.subset(identities: a, images: b, seed: seed)
          let outer = try data.subset(identities: c, images: d, seed: seed)
          #expect(Set(inner.training.paths).isSubset(of: outer.training.paths))
          #expect(Set(inner.training.classes).isSubset(of: outer.training.classes))
        }
      }
    }
  }

  @Test(arguments: shares)
  func `shares are rounded, and never nothing`(_ share: Double) throws {
    let people = try data().subset(identities: share).training
    #expect(people.classes.count == max(1, Int((40 * share).rounded())))
    #expect(Set(people.labels) == Set(people.classes.indices))
    let images = try data().subset(images: share).training
    #expect(images.classes.count == 40)
    for label in 0..<40 {
      let count = label % 12 + 1
      let kept = images.labels.count { $0 == label }
      #expect(kept == max(1, Int((Double(count) * share).rounded())))
    }
  }

  @Test func `a limit keeps so many photographs of each, nested too`() throws {
    let limits = [1, 2, 5, 11]
    let parts = try limits.map { try data().subset(most: $0).training }
    for (part, limit) in zip(parts, limits) {
      for label in 0..<40 {
        #expect(part.labels.count { $0 == label } == min(limit, label % 12 + 1))
      }
    }
    for (inner, outer) in zip(parts, parts.dropFirst()) {
      #expect(Set(inner.paths).isSubset(of: outer.paths))
    }
  }

  @Test func `classes are numbered anew, and their old numbers kept`() throws {
    let data = data()
    let part = try data.subset(identities: 0.3, images: 0.5)
    let original = try #require(part.originalClasses)
    #expect(original == original.sorted() && original.count == 12)
    #expect(part.training.classes == original.map { data.training.classes[$0] })
    for (path, label) in zip(part.training.paths, part.training.labels) {
      let place = try #require(data.training.paths.firstIndex(of: path))
      #expect(original[label] == data.training.labels[place])
    }
    let again = try part.subset(identities: 0.5, seed: 9)
    #expect(again.training.classes == again.originalClasses?.map { data.training.classes[$0] })
    #expect(data.originalClasses == nil)
  }

  @Test func `photographs to validate on are of the same people, by the same numbers`() throws {
    let data = data()
    let part = try data.subset(identities: 0.2, images: 0.1)
    let development = try #require(part.development)
    #expect(development.classes == part.training.classes)
    let kept = Set(part.training.classes)
    #expect(development.paths == data.training.paths.filter { kept.contains(String($0.prefix(5))) })
    #expect(part.test == data.test && part.testTrials == data.testTrials)
  }

  @Test func `all of everything is the data, and seeds differ`() throws {
    let data = data()
    var whole = try data.subset()
    #expect(whole.originalClasses == Array(0..<40))
    whole.originalClasses = nil
    #expect(whole == data)
    #expect(try data.subset(identities: 0.5, seed: 1) != data.subset(identities: 0.5, seed: 2))
    #expect(try data.subset(identities: 0.5) == data.subset(identities: 0.5))
  }

  @Test(arguments: [0, -0.1, 1.01, .nan, .infinity])
  func `shares that cannot be are refused by name`(_ share: Double) throws {
    #expect(
      throws: DataError("subset", "images must be more than 0 and at most 1, got \(share)")
    ) { try data().subset(images: share) }
    #expect(throws: DataError.self) { try data().subset(identities: share) }
    #expect(throws: DataError("subset", "most must be at least 1, got 0")) {
      try data().subset(most: 0)
    }
  }
}
