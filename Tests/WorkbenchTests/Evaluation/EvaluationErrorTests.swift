import Testing
import Workbench

struct EvaluationErrorTests {
  @Test func `errors say what was expected and what was got`() {
    let errors: [(EvaluationError, String)] = [
      (.empty(metric: "AUC"), "AUC: expected at least one trial, got none"),
      (
        .lengths(metric: "AUC", expected: 2, got: 3),
        "AUC: expected 2 values to go with the others, got 3"
      ),
      (
        .notANumber(metric: "AUC", index: 4),
        "AUC: score 4 is not a number; look for a diverged training run"
      ),
      (
        .oneClass(metric: "AUC", same: 3, different: 0),
        "AUC: expected pairs of both kinds, got 3 same and 0 different"
      ),
      (
        .tooManyFolds(folds: 10, trials: 4),
        "ten-fold: expected at least two folds and a trial for each, got 10 folds of 4 trials"
      ),
      (
        .argument(metric: "top-k", name: "k", expected: "at least 1", got: "0"),
        "top-k: expected k to be at least 1, got 0"
      ),
      (
        .noVariance(metric: "DeLong's test"),
        "DeLong's test: the scores separate these trials too cleanly to test; take more trials"
      ),
    ]
    for (error, text) in errors { #expect(error.description == text) }
  }
}
