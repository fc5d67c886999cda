/// The place of each row's label among the row's logits, from 0 for the largest.
///
/// Among equal logits the lowest class comes first, as in an argmax, unless another rule is given. A
/// row that holds a NaN has no places: nil, which counts as wrong at any k.
///
/// - Parameters:
///   - labels: one class a row, `0 ..< classes`.
///   - logits: `[rows, classes]`, flat, row after row; margin-free.
///   - ties: which of several equal logits comes first.
/// - Returns: one place a row.
/// - Throws: ``EvaluationError`` when the logits are not one row a label or a label is no class.
public func ranks(
  of labels: [Int], in logits: [Float], ties: TieRule = .lowestIndex
) throws -> [Int?] {
  guard !labels.isEmpty else { throw EvaluationError.empty(metric: "top-k") }
  let classes = logits.count / labels.count
  guard classes > 0, classes * labels.count == logits.count else {
    throw EvaluationError.lengths(
      metric: "top-k", expected: labels.count * max(1, classes), got: logits.count)
  }
  if let label = labels.first(where: { !(0..<classes ~= $0) }) {
    throw EvaluationError.argument(
      metric: "top-k", name: "every label", expected: "in 0..<\(classes)", got: "\(label)")
  }
  return logits.withUnsafeBufferPointer { logits in
    labels.indices.map { row in
      rank(of: labels[row], in: logits[row * classes..<(row + 1) * classes], ties)
    }
  }
}

private func rank(
  of label: Int, in row: Slice<UnsafeBufferPointer<Float>>, _ ties: TieRule
) -> Int? {
  let equals =
    switch ties {
    case .lowestIndex: 0..<label
    case .highestIndex: label + 1..<row.count
    case .optimistic: 0..<0
    case .pessimistic: 0..<row.count
    }
  let own = row[row.startIndex + label]
  var before = 0
  var isNumber = true
  for (index, logit) in row.enumerated() {
    isNumber = isNumber && !logit.isNaN
    if logit > own || (logit == own && index != label && equals ~= index) { before += 1 }
  }
  return isNumber ? before : nil
}

/// The share of rows whose label is among the `k` largest logits, with Wilson's interval.
///
/// - Parameters:
///   - ranks: from ``ranks(of:in:)``; those of several batches may be joined.
///   - k: at least 1.
/// - Returns: the share, of all rows.
/// - Throws: ``EvaluationError`` when there is no row or `k` is below 1.
public func topKAccuracy(_ ranks: [Int?], k: Int) throws -> Estimate {
  guard k >= 1 else {
    throw EvaluationError.argument(metric: "top-k", name: "k", expected: "at least 1", got: "\(k)")
  }
  guard !ranks.isEmpty else { throw EvaluationError.empty(metric: "top-k") }
  let correct = ranks.reduce(0) { $0 + (($1 ?? k) < k ? 1 : 0) }
  return try wilson(successes: correct, of: ranks.count)
}
