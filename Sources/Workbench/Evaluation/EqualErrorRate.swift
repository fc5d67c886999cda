/// The rate at which false accepts and false rejects are equally frequent.
public struct EqualErrorRate: Codable, Sendable, Equatable {
  /// How the two rates are made to meet, since on a finite sample they rarely do.
  public enum Variant: String, Codable, Sendable, CaseIterable {
    /// Where the line from the last point with FAR < FRR to the next one has FAR = FRR.
    case interpolated
    /// The larger rate at the point where they are nearest (as voxceleb_trainer has it).
    case nearestMaximum
    /// The mean of both rates at the point where they are nearest.
    case nearestMean
  }

  /// The rate, with the interval described at ``ROC/equalErrorRate(_:)``.
  public let rate: Estimate
  /// The score from which pairs are accepted there; nil when that is not finite.
  public let threshold: Double?
  /// How the rate was read from the curve.
  public let variant: Variant
}

extension ROC {
  /// The equal error rate.
  ///
  /// Variants differ by up to about `1 / min(P, Q)`. The 95 % interval is Wilson's for
  /// `4 P Q / (P + Q)` trials: at a fixed threshold, half the sum of FAR and FRR has the variance
  /// `(FAR (1 − FAR) / Q + FRR (1 − FRR) / P) / 4`. It leaves out that the threshold was chosen on
  /// the same trials.
  ///
  /// - Source: Bengio and Mariéthoz, "A Statistical Significance Test for Person Authentication",
  ///   Odyssey 2004, with Wilson's interval instead of the normal one.
  public func equalErrorRate(
    _ variant: EqualErrorRate.Variant = .interpolated
  ) -> EqualErrorRate {
    let (rate, threshold) = variant == .interpolated ? crossing() : nearest(variant)
    let effective = 4 * Double(positives) * Double(negatives) / Double(positives + negatives)
    return EqualErrorRate(
      rate: wilson(proportion: rate, of: effective, count: positives + negatives),
      threshold: threshold.isFinite ? threshold : nil, variant: variant)
  }

  /// Where FAR − FRR, which rises from −1 to 1 along the curve, passes zero.
  private func crossing() -> (rate: Double, threshold: Double) {
    let index = points.firstIndex { gap($0) >= 0 } ?? points.count - 1
    let point = points[index]
    // The first point has the gap −1, so there is one before.
    guard gap(point) != 0, index > 0 else { return (falseAcceptRate(point), point.threshold) }
    let before = points[index - 1]
    let weight = -gap(before) / (gap(point) - gap(before))
    let (left, right) = (falseAcceptRate(before), falseAcceptRate(point))
    let threshold =
      before.threshold.isFinite
      ? before.threshold + weight * (point.threshold - before.threshold) : point.threshold
    return (left + weight * (right - left), threshold)
  }

  /// At the first of the points where FAR and FRR are nearest.
  private func nearest(_ variant: EqualErrorRate.Variant) -> (rate: Double, threshold: Double) {
    var best = points[0]
    for point in points where abs(gap(point)) < abs(gap(best)) { best = point }
    let (accepts, rejects) = (falseAcceptRate(best), falseRejectRate(best))
    let rate = variant == .nearestMean ? (accepts + rejects) / 2 : max(accepts, rejects)
    return (rate, best.threshold)
  }

  private func gap(_ point: Point) -> Double { falseAcceptRate(point) - falseRejectRate(point) }
}
