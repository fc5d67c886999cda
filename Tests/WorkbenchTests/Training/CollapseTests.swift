import Testing

@testable import Workbench

@Suite struct CollapseTests {
  private func collapse(
    _ values: [Diagnostic: Double], step: Int = 100, _ similarity: Similarity = .cosine,
    classes: Int = 64
  ) -> Collapse? {
    Collapse(
      Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }), step: step,
      similarity: similarity, classes: classes)
  }

  /// Measured with batch-hard triplets on drawn faces, whose loss stayed at its margin of 0.5.
  @Test func `a triplet loss that stays at its margin is a collapse`() {
    let values: [Diagnostic: Double] = [
      .otherDistance: 0.131, .ownDistance: 0.114, .featureNorm: 0.537, .effectiveRank: 6.9,
      .rankLimit: 31,
    ]
    #expect(collapse(values, .euclidean) == .point(distance: 0.131))
  }

  @Test func `distances count as the loss compares, and only where people are not told apart`() {
    func values(_ other: Double, _ own: Double) -> [Diagnostic: Double] {
      [.otherDistance: other, .ownDistance: own, .featureNorm: 10]
    }
    #expect(collapse(values(0.2, 0.19)) == .point(distance: 0.2))
    #expect(collapse(values(0.2, 0.1)) == nil)
    #expect(collapse(values(0.4, 0.39)) == nil)
    #expect(collapse(values(2, 1.9), .euclidean) == .point(distance: 2))
    #expect(collapse(values(2, 0.5), .euclidean) == nil)
    #expect(collapse(values(4, 3.9), .euclidean) == nil)
  }

  @Test func `without two images of a person, only what nearly coincides is a collapse`() {
    #expect(collapse([.otherDistance: 0.05, .featureNorm: 3]) == .point(distance: 0.05))
    #expect(collapse([.otherDistance: 0.2, .featureNorm: 3]) == nil)
  }

  @Test func `embeddings on a line are a collapse where there are people enough`() {
    let values: [Diagnostic: Double] = [
      .otherDistance: 1, .featureNorm: 3, .effectiveRank: 1.1, .rankLimit: 63,
    ]
    #expect(collapse(values) == .line(rank: 1.1))
    #expect(collapse(values, classes: 4) == nil)
  }

  @Test func `an untrained network, and one that was not measured, are not told off`() {
    #expect(collapse([.otherDistance: 0.01, .featureNorm: 1], step: 49) == nil)
    #expect(collapse([:]) == nil)
  }

  @Test func `the words say what to do`() {
    let words = Collapse.point(distance: 0.0312).words
    #expect(words.contains("mean distance 0.0312"))
    #expect(words.contains("lower the learning rate"))
  }
}
