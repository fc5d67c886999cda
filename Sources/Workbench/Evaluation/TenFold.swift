/// The protocol of Labeled Faces in the Wild: a threshold is chosen on nine folds of the pairs and
/// judged on the tenth, ten times.
public struct TenFold: Codable, Sendable, Equatable {
  /// Accuracy on each fold.
  public let accuracies: [Double]
  /// The threshold chosen on the other folds, on the scale that was given.
  public let thresholds: [Double]
  /// Mean accuracy over the folds, with Wilson's interval for all pairs.
  public let mean: Estimate

  /// Population standard deviation of the accuracies, as most face repositories print.
  public var standardDeviation: Double {
    (squares / Double(accuracies.count)).squareRoot()
  }

  /// Standard error of the mean accuracy, as the results page of LFW lists.
  public var standardError: Double {
    let count = Double(accuracies.count)
    return (squares / (count - 1)).squareRoot() / count.squareRoot()
  }

  private var squares: Double {
    accuracies.reduce(0) { $0 + ($1 - mean.value) * ($1 - mean.value) }
  }

  private init(_ results: [(accuracy: Double, threshold: Double)], trials: Int) {
    accuracies = results.map(\.accuracy)
    thresholds = results.map(\.threshold)
    let mean = accuracies.reduce(0, +) / Double(accuracies.count)
    self.mean = wilson(proportion: mean, of: Double(trials), count: trials)
  }

  /// The protocol with exact thresholds: every gap between scores is a candidate.
  ///
  /// - Parameters:
  ///   - scores: larger is more similar, pairs in their official order.
  ///   - same: whether each pair shows one person.
  ///   - folds: number of contiguous folds; as even as the count allows, larger ones first.
  ///   - rule: which of several best thresholds to take.
  /// - Throws: ``EvaluationError`` when there are fewer pairs than folds, a score is not a number,
  ///   or the other folds hold one kind of pair only.
  /// - Source: Huang, Ramesh, Berg, Learned-Miller, "Labeled Faces in the Wild", 2007; ours takes the
  ///   centre of the widest best interval, where most code takes the first best candidate.
  public init(
    _ scores: [Double], same: [Bool], folds: Int = 10, rule: ThresholdRule = .widestInterval
  ) throws {
    try checkTrials("ten-fold", scores, same)
    let results = try TenFold.ranges(of: scores.count, folds: folds).map { fold in
      let other = try ROC(
        Array(scores[..<fold.lowerBound] + scores[fold.upperBound...]),
        same: Array(same[..<fold.lowerBound] + same[fold.upperBound...]))
      let threshold = other.bestThreshold(rule).threshold
      let correct = fold.reduce(0) { $0 + ((scores[$1] >= threshold) == same[$1] ? 1 : 0) }
      return (Double(correct) / Double(fold.count), threshold)
    }
    self.init(results, trials: scores.count)
  }

  /// The protocol as face repositories code it: squared Euclidean distances of unit vectors against
  /// thresholds 0, 0.01, … 3.99; a pair is the same when its distance is below; the first best wins.
  ///
  /// - Throws: ``EvaluationError`` when there are fewer pairs than folds or a distance is not a number.
  /// - Source: `verification.py` of Sandberg's FaceNet and of InsightFace.
  public init(squaredDistances: [Double], same: [Bool], folds: Int = 10) throws {
    try checkTrials("ten-fold", squaredDistances, same)
    let ranges = try TenFold.ranges(of: squaredDistances.count, folds: folds)
    let grid = (0..<400).map { Double($0) * 0.01 }
    // How many pairs of each fold each threshold decides rightly.
    let correct = ranges.map { fold in
      grid.map { threshold in
        fold.reduce(0) { $0 + ((squaredDistances[$1] < threshold) == same[$1] ? 1 : 0) }
      }
    }
    let results = ranges.indices.map { fold in
      var best = (index: 0, correct: -1)
      for index in grid.indices {
        let count = ranges.indices.reduce(0) { $0 + ($1 == fold ? 0 : correct[$1][index]) }
        if count > best.correct { best = (index, count) }
      }
      return (Double(correct[fold][best.index]) / Double(ranges[fold].count), grid[best.index])
    }
    self.init(results, trials: squaredDistances.count)
  }

  /// Contiguous folds, as even as possible, larger ones first.
  static func ranges(of count: Int, folds: Int) throws -> [Range<Int>] {
    guard folds >= 2, folds <= count else {
      throw EvaluationError.tooManyFolds(folds: folds, trials: count)
    }
    var start = 0
    return (0..<folds).map { fold in
      let size = count / folds + (fold < count % folds ? 1 : 0)
      defer { start += size }
      return start..<start + size
    }
  }
}
