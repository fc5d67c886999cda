/// The known word nearest to a mistyped one, or nil when none is near.
///
/// Near is at most one slip in three letters; a beginning of at least three letters counts too.
public func didYouMean(_ word: String, among known: [String]) -> String? {
  let typed = plain(word)
  let ranked = known.map { (word: $0, slips: slips(between: typed, and: plain($0))) }
  if let best = ranked.min(by: { $0.slips < $1.slips }), best.slips <= max(1, typed.count / 3) {
    return best.word
  }
  let beginnings = known.filter { plain($0).starts(with: typed) }
  return typed.count >= 3 && beginnings.count == 1 ? beginnings.first : nil
}

/// The end of an error's sentence: `; did you mean margin?`, or nothing when no word is near.
public func didYouMeanTail(_ word: String, among known: [String]) -> String {
  didYouMean(word, among: known).map { "; did you mean \($0)?" } ?? ""
}

/// The end of an error's sentence: the nearest word, if one is near, and all that is known.
public func knownTail(_ word: String, among known: [String]) -> String {
  let list = known.isEmpty ? "there is none" : "known: " + known.joined(separator: ", ")
  return didYouMeanTail(word, among: known) + " (\(list))"
}

private func plain(_ word: String) -> [Character] {
  word.lowercased().map { $0 == "_" ? "-" : $0 }
}

/// Letters to insert, delete, replace or swap with their neighbour to turn one word into another.
///
/// - Source: Damerau, "A technique for computer detection and correction of spelling errors", CACM
///   1964; the restricted form, in which no letter is edited twice.
func slips(between first: [Character], and second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      let replaced = last[j] + (first[i] == second[j] ? 0 : 1)
      var best = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
