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

  @Test func `embeddings of different people that coincide are a collapse`() {
    let values: [Diagnostic: Double] = [.otherDistance: 0.05, .featureNorm: 3]
    #expect(collapse(values) == .point(distance: 0.05))
    #expect(collapse(values, .euclidean) == .point(distance: 0.05))
    #expect(collapse([.otherDistance: 0.3, .featureNorm: 3]) == nil)
    #expect(collapse([.otherDistance: 0.3, .featureNorm: 3], .euclidean) == nil)
  }

  @Test func `embeddings on a line are a collapse where there are people enough`() {
    let values: [Diagnostic: Double] = [
      .otherDistance: 1, .featureNorm: 3, .effectiveRank: 1.2, .rankLimit: 63,
    ]
    #expect(collapse(values) == .line(rank: 1.2))
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
