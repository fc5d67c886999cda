internal import Autograd

/// The scores of same and of different pairs, sorted: what areas and curves are read from.
///
/// Each score is kept as an integer of the same order, which sorts without comparisons.
struct SortedScores {
  /// Keys of the scores of same pairs, ascending.
  let same: [UInt64]
  /// Keys of the scores of different pairs, ascending.
  let different: [UInt64]

  /// Scored pairs, sorted.
  ///
  /// - Throws: ``EvaluationError`` when a score is not a number or one kind of pair is missing.
  init(_ metric: String, _ scores: [Double], same: [Bool]) throws(EvaluationError) {
    try checkTrials(metric, scores, same)
    let (positives, negatives) = try countBoth(metric, same)
    var ofSame = [UInt64](repeating: 0, count: positives)
    var ofDifferent = [UInt64](repeating: 0, count: negatives)
    var (placeOfSame, placeOfDifferent) = (0, 0)
    for (score, isSame) in zip(scores, same) {
      if isSame {
        ofSame[placeOfSame] = orderedKey(score)
        placeOfSame += 1
      } else {
        ofDifferent[placeOfDifferent] = orderedKey(score)
        placeOfDifferent += 1
      }
    }
    radixSort(&ofSame)
    radixSort(&ofDifferent)
    (self.same, different) = (ofSame, ofDifferent)
  }

  /// Calls `body` for each distinct score, from high to low, with how many pairs of each kind have
  /// it.
  @inline(__always)
  func forEachScore(_ body: (_ score: Double, _ same: Int, _ different: Int) -> Void) {
    same.withUnsafeBufferPointer { same in
      different.withUnsafeBufferPointer { different in
        var (left, right) = (same.count, different.count)
        while left > 0 || right > 0 {
          let key = max(left > 0 ? same[left - 1] : 0, right > 0 ? different[right - 1] : 0)
          let (left0, right0) = (left, right)
          while left > 0, same[left - 1] == key { left -= 1 }
          while right > 0, different[right - 1] == key { right -= 1 }
          body(score(ofKey: key), left0 - left, right0 - right)
        }
      }
    }
  }
}

/// An integer that compares as the score does; both zeros have the same.
func orderedKey(_ score: Double) -> UInt64 {
  let bits = (score + 0).bitPattern
  return bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
}

/// The score of a key of ``orderedKey(_:)``.
func score(ofKey key: UInt64) -> Double {
  Double(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
}
