import Testing

@testable import Workbench

@Suite struct TrainingAnswersTests {
  private func event(
    _ epoch: Int, _ values: [Diagnostic: Double], _ more: [String: Double] = [:]
  ) -> MetricsEvent {
    let named = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    return MetricsEvent(
      .epoch, epoch: epoch, step: 100 * (epoch + 1), values: named.merging(more) { $1 })
  }

  @Test func `numbers become answers`() {
    let values: [Diagnostic: Double] = [
      .accuracy: 0.96, .ownCosine: 0.7, .otherCosine: 0.02, .effectiveRank: 43.2, .rankLimit: 63,
      .otherDistance: 1.3, .featureNorm: 8.25, .scale: 12,
    ]
    let first = event(0, values.merging([.scale: 10]) { $1 })
    let last = event(
      1, values, ["validation.top1": 0.84, "loss.active-triplets": 0.123, "loss.offset": 3])
    let answers = TrainingAnswers([first, last], collapse: nil).answers.map(\.answer)
    #expect(
      answers == [
        "96.0 % of the training images in the last epoch, without margin, 84.0 % of other "
          + "photographs of the same people",
        "the mean cosine is 0.700 to the own class and 0.0200 to others",
        "no: effective rank 43.2 of at most 63, mean distance of two people 1.30",
        "12.3 % of the triplets still cost something in the last epoch",
        "scale 10.0 in the first epoch, 12.0 in the last; embeddings are 8.25 long on average",
      ])
  }

  @Test func `a collapse and classes that lie alike are said`() {
    let last = event(0, [.ownCosine: 0.99, .otherCosine: 0.98, .otherDistance: 0.05])
    let answers = TrainingAnswers([last], collapse: .point(distance: 0.05)).answers
    #expect(answers.map(\.question) == ["Does it tell people apart?", "Has it collapsed?"])
    #expect(answers[0].answer.hasSuffix(": hardly"))
    #expect(answers[1].answer.hasPrefix("yes: the embeddings have collapsed"))
  }

  @Test func `what was not measured is not answered`() {
    let answers = TrainingAnswers([event(0, [:], ["loss": 1])], collapse: nil)
    #expect(answers.answers.isEmpty)
    #expect(answers.markdown(in: PageContext(folder: "unused")) == "")
    #expect(TrainingAnswers([], collapse: nil).answers.isEmpty)
  }

  @Test func `names of shares say what they are of`() {
    let notes = event(0, [:], ["loss.active": 1, "loss.sum.1.active-pairs": 0.5, "loss.x": 2])
      .lossNotes
    #expect(notes.map(\.subject) == ["terms", "pairs of sum.1", "terms"])
    #expect(notes.map(\.isShare) == [true, true, false])
  }
}
