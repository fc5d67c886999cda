import Plugins

extension Comparison {
  /// Compares everything that is read from scored pairs.
  mutating func expectVerification(_ fixture: FixtureCase) throws {
    let scores = try fixture.input("scores").values
    let same = try fixture.input("labels").booleans
    let roc = try ROC(scores, same: same)
    let eer = roc.equalErrorRate()
    try expectNumbers(
      of: fixture,
      [
        "roc_auc": areaUnderCurve(scores, same: same), "roc_auc_mann_whitney": roc.area,
        "partial_auc_max_fpr_0.1_mcclish": roc.partialArea(upTo: 0.1),
        "eer_interpolated": eer.rate.value,
        "eer_interpolated_threshold": eer.threshold ?? .infinity,
        "eer_voxceleb_nearest_max": roc.equalErrorRate(.nearestMaximum).rate.value,
        "eer_nearest_mean": roc.equalErrorRate(.nearestMean).rate.value,
        "eer_nearest_threshold": roc.equalErrorRate(.nearestMean).threshold ?? .infinity,
        "best_accuracy": roc.bestAccuracy().accuracy.value,
        "average_precision": roc.averagePrecision, "num_positive": Double(roc.positives),
        "num_negative": Double(roc.negatives),
      ])
    try expectPoints(fixture, "roc_full", roc, roc.points)
    try expectPoints(fixture, "roc_drop_intermediate", roc, roc.droppingCollinear())
    try expectRates(fixture, roc)
    try expectBestThreshold(fixture, roc, scores, same)
    let estimates = [
      try areaUnderCurveEstimate(scores, same: same),
      try areaUnderCurveEstimate(
        scores, same: same, left: Array(scores.indices), right: Array(scores.indices)),
    ]
    expect(
      "area inside of its intervals",
      estimates.allSatisfy { $0.value == roc.area && $0.lower <= $0.value && $0.upper >= $0.value })
  }

  private mutating func expectPoints(
    _ fixture: FixtureCase, _ name: String, _ roc: ROC, _ points: [ROC.Point]
  ) throws {
    let got = [
      "fpr": points.map(roc.falseAcceptRate), "tpr": points.map(roc.trueAcceptRate),
      "thresholds": points.map(\.threshold),
    ]
    for (part, numbers) in got.sorted(by: { $0.key < $1.key }) {
      let place = "\(fixture.id): expected.\(name).\(part)"
      let wanted = try fixture.expected(name, part).tensor(place).values
      expect(
        "\(name) \(part)", numbers, wanted, within: fixture.metricTolerance, relative: false)
    }
  }

  private mutating func expectRates(_ fixture: FixtureCase, _ roc: ROC) throws {
    for target in try fixture.members(at: "tar_at_far").keys.sorted() {
      guard let rate = Double(target) else {
        throw FixtureError("\(fixture.id): tar_at_far.\(target) is no rate")
      }
      let step = try roc.trueAcceptRate(atFalseAcceptRate: rate)
      let got = [
        "tar_step": step.rate.value, "far_actual": step.falseAcceptRate,
        "threshold": step.threshold ?? .infinity,
        "tar_interpolated": try roc.interpolatedTrueAcceptRate(atFalseAcceptRate: rate),
      ]
      for (name, number) in got.sorted(by: { $0.key < $1.key }) {
        let place = "\(fixture.id): expected.tar_at_far.\(target).\(name)"
        let wanted = try fixture.expected("tar_at_far", target, name).number(place)
        expect(
          "\(name) at FAR \(target)", number, wanted, within: fixture.metricTolerance,
          relative: false)
      }
    }
  }

  /// Either rule's threshold reaches the best accuracy; the first best gap ends at the case's point.
  private mutating func expectBestThreshold(
    _ fixture: FixtureCase, _ roc: ROC, _ scores: [Double], _ same: [Bool]
  ) throws {
    for rule in ThresholdRule.allCases {
      let best = roc.bestAccuracy(rule)
      let right = zip(scores, same).count { ($0 >= best.threshold) == $1 }
      expect(
        "accuracy at the threshold of \(rule.rawValue)", Double(right) / Double(scores.count),
        best.accuracy.value, within: fixture.metricTolerance)
    }
    let name = "best_accuracy_threshold"
    let point = try fixture.expected(name).number("\(fixture.id): expected.\(name)")
    let first = roc.bestAccuracy(.firstInterval).threshold
    expect(name, first <= point && !scores.contains { $0 < point && $0 >= first })
  }

  /// Compares the protocol of ten folds, on a grid and with exact thresholds.
  mutating func expectTenFold(_ fixture: FixtureCase) throws {
    let distances = try fixture.input("squared_distance").values
    let same = try fixture.input("is_same").booleans
    let grid = try TenFold(squaredDistances: distances, same: same)
    let exact = try TenFold(distances.map(-), same: same, rule: .firstInterval)
    try expectNumbers(
      of: fixture,
      [
        "mean": grid.mean.value, "std_population": grid.standardDeviation,
        "std_error": grid.standardError,
      ])
    let lists: [([String], [Double])] = [
      (["fold_accuracy"], grid.accuracies), (["fold_threshold"], grid.thresholds),
      (["exact_midpoint", "fold_accuracy"], exact.accuracies),
      (["exact_midpoint", "fold_threshold"], exact.thresholds.map(-)),
      (["exact_midpoint", "mean"], [exact.mean.value]),
      (["exact_midpoint", "std_population"], [exact.standardDeviation]),
    ]
    for (path, numbers) in lists {
      let name = path.joined(separator: ".")
      let value =
        path.count == 1
        ? try fixture.expected(path[0]) : try fixture.expected(path[0], path[1])
      let place = "\(fixture.id): expected.\(name)"
      let wanted =
        numbers.count == 1 ? [try value.number(place)] : try value.numbers(place)
      expect(name, numbers, wanted, within: fixture.metricTolerance, relative: false)
    }
  }
}
