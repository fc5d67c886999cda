/// Makes a curve from distinct scores, given from high to low, that are too many to keep.
///
/// Kept are the points between which the curve turns: of a run in which only same or only different
/// pairs are accepted, the first and the last. Area, interpolated rates, true accept rates at false
/// accept rates and the best accuracy are those of the whole curve then, and so is the threshold of
/// the latter; other thresholds inside a run are interpolated. Beyond `capacity` points every second
/// one is dropped, and the result says how far the curve may be off.
struct CurveBuilder {
  private var points = [ROC.Point(threshold: .infinity, trueAccepts: 0, falseAccepts: 0)]
  private var run: (kind: Kind, length: Int) = (.both, 0)
  private let capacity: Int
  private var isThinned = false
  /// Twice the number of won comparisons, every score counted.
  private var doubledArea = Int128(0)

  private enum Kind { case same, different, both }

  init(capacity: Int = 1 << 22) { self.capacity = max(16, capacity) }

  /// Accepts the pairs of the next lower score.
  mutating func add(_ score: Double, same: Int, different: Int) {
    let last = points[points.count - 1]
    let point = ROC.Point(
      threshold: score, trueAccepts: last.trueAccepts + same,
      falseAccepts: last.falseAccepts + different)
    doubledArea += Int128(different) * Int128(2 * last.trueAccepts + same)
    let kind = different == 0 ? Kind.same : same == 0 ? .different : .both
    if kind != .both, kind == run.kind, run.length > 1 {
      points[points.count - 1] = point
    } else {
      points.append(point)
    }
    run = kind == run.kind ? (kind, run.length + 1) : (kind, 1)
    if points.count > capacity { thin() }
  }

  private mutating func thin() {
    let last = points.count - 1
    points = points.indices.compactMap { $0 % 2 == 0 || $0 == last ? points[$0] : nil }
    run = (.both, 0)
    isThinned = true
  }

  /// The curve, the area under it from all scores, and how far its rates may be off.
  ///
  /// - Throws: ``EvaluationError`` when one kind of pair is missing.
  func finish() throws(EvaluationError) -> (curve: ROC, area: Double, resolution: Double) {
    let end = points[points.count - 1]
    let (positives, negatives) = (end.trueAccepts, end.falseAccepts)
    guard positives > 0, negatives > 0 else {
      throw .oneClass(metric: "all pairs", same: positives, different: negatives)
    }
    let area = Double(doubledArea) / 2 / (Double(positives) * Double(negatives))
    var resolution = 0.0
    if isThinned {
      for (before, point) in zip(points, points.dropFirst()) {
        let step = (
          Double(point.trueAccepts - before.trueAccepts) / Double(positives),
          Double(point.falseAccepts - before.falseAccepts) / Double(negatives)
        )
        resolution = max(resolution, min(step.0, step.1))
      }
    }
    return (ROC(points: points, positives: positives, negatives: negatives), area, resolution)
  }
}
