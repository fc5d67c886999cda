import Testing
import Workbench

struct ScoreScaleTests {
  @Test func `a cosine is a squared distance of unit embeddings`() throws {
    // Unit vectors at 60°: cosine 1/2, and the third side of the triangle is 1.
    #expect(try ScoreScale.cosine.convert(0.5, to: .squaredDistance) == 1)
    #expect(try ScoreScale.squaredDistance.convert(1, to: .cosine) == 0.5)
    for cosine in [-1, -0.25, 0, 0.75, 1] {
      let distance = try ScoreScale.cosine.convert(cosine, to: .squaredDistance)
      #expect(try ScoreScale.squaredDistance.convert(distance, to: .cosine) == cosine)
    }
  }

  @Test func `a value that is not on the scale is refused`() {
    // A threshold of squared distance, 1.24, is no cosine.
    #expect(throws: EvaluationError.self) {
      try ScoreScale.cosine.convert(1.24, to: .squaredDistance)
    }
    #expect(throws: EvaluationError.self) {
      try ScoreScale.squaredDistance.convert(-1, to: .cosine)
    }
    #expect(throws: EvaluationError.self) { try ScoreScale.cosine.convert(.nan, to: .cosine) }
  }

  @Test func `distances of raw embeddings are no cosines`() throws {
    #expect(throws: EvaluationError.self) {
      try ScoreScale.negatedDistance.convert(-1, to: .cosine)
    }
    #expect(try ScoreScale.negatedDistance.convert(-1, to: .negatedDistance) == -1)
  }

  @Test func `a condition names its scale`() {
    #expect(
      ScoreScale.cosine.condition(0.38)
        == "cosine ≥ 0.3800 (squared distance of unit embeddings ≤ 1.2400)")
    #expect(
      ScoreScale.squaredDistance.condition(1.24)
        == "squared distance of unit embeddings ≤ 1.2400 (cosine ≥ 0.3800)")
    #expect(ScoreScale(.euclidean).condition(-7.5) == "distance ≤ 7.5000")
    #expect(ScoreScale(.cosine) == .cosine)
  }
}
