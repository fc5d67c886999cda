/// Scores or labels that no metric can be computed from.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
  /// There are no trials, rows or folds.
  case empty(metric: String)
  /// Two lists that belong together have different lengths.
  case lengths(metric: String, expected: Int, got: Int)
  /// A score is not a number.
  case notANumber(metric: String, index: Int)
  /// All trials are of the same person, or none is.
  case oneClass(metric: String, same: Int, different: Int)
  /// There are fewer trials than folds.
  case tooManyFolds(folds: Int, trials: Int)
  /// An argument outside what the metric is defined for.
  case argument(metric: String, name: String, expected: String, got: String)
  /// Two scores differ without any variance to judge the difference by.
  case noVariance(metric: String)

  /// What was expected and what was got, in one sentence.
  public var description: String {
    switch self {
    case .empty(let metric): "\(metric): expected at least one trial, got none"
    case .lengths(let metric, let expected, let got):
      "\(metric): expected \(expected) values to go with the others, got \(got)"
    case .notANumber(let metric, let index):
      "\(metric): score \(index) is not a number; look for a diverged training run"
    case .oneClass(let metric, let same, let different):
      "\(metric): expected pairs of both kinds, got \(same) same and \(different) different"
    case .tooManyFolds(let folds, let trials):
      "ten-fold: expected at least two folds and a trial for each, "
        + "got \(folds) folds of \(trials) trials"
    case .argument(let metric, let name, let expected, let got):
      "\(metric): expected \(name) to be \(expected), got \(got)"
    case .noVariance(let metric):
      "\(metric): the scores separate these trials too cleanly to test; take more trials"
    }
  }
}

/// Refuses trials that are empty, of uneven length or without a number for a score.
func checkTrials(_ metric: String, _ scores: [Double], _ same: [Bool]) throws(EvaluationError) {
  guard !scores.isEmpty else { throw .empty(metric: metric) }
  guard scores.count == same.count else {
    throw .lengths(metric: metric, expected: scores.count, got: same.count)
  }
  if let index = scores.firstIndex(where: \.isNaN) {
    throw .notANumber(metric: metric, index: index)
  }
}

/// The numbers of same and different pairs, of which there must be both.
func countBoth(
  _ metric: String, _ same: [Bool]
) throws(EvaluationError) -> (positives: Int, negatives: Int) {
  let positives = same.reduce(0) { $0 + ($1 ? 1 : 0) }
  let negatives = same.count - positives
  guard positives > 0, negatives > 0 else {
    throw .oneClass(metric: metric, same: positives, different: negatives)
  }
  return (positives, negatives)
}
