import Checks
import TestSupport
import Testing
import Workbench

/// Scikit-learn's numbers for nine sets of scored pairs, to 1e-12.
struct ReferenceMetricsTests {
  static let tolerance = 1e-12

  static func verification() throws -> [FixtureCase] {
    try FixtureFile.read("metrics", in: referenceFixtures).cases("verification/")
  }

  private func trials(_ fixture: FixtureCase) throws -> (scores: [Double], same: [Bool]) {
    (try fixture.input("scores").values, try fixture.input("labels").booleans)
  }

  private func expect(
    _ got: Double, _ fixture: FixtureCase, _ name: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try fixture.expected(name).number(fixture.id)
    #expect(abs(got - expected) <= Self.tolerance, "\(name)", sourceLocation: location)
  }

  @Test func `there are nine sets`() throws { #expect(try Self.verification().count == 9) }

  @Test(arguments: try verification())
  func `area under the curve`(_ fixture: FixtureCase) throws {
    let (scores, same) = try trials(fixture)
    try expect(areaUnderCurve(scores, same: same), fixture, "roc_auc")
    try expect(ROC(scores, same: same).area, fixture, "roc_auc")
    try expect(ROC(scores, same: same).area, fixture, "roc_auc_mann_whitney")
    try expect(areaUnderCurveEstimate(scores, same: same).value, fixture, "roc_auc")
  }

  @Test(arguments: try verification())
  func `partial area`(_ fixture: FixtureCase) throws {
    let (scores, same) = try trials(fixture)
    try expect(
      ROC(scores, same: same).partialArea(upTo: 0.1), fixture, "partial_auc_max_fpr_0.1_mcclish")
  }

  @Test(arguments: try verification())
  func `curve, whole and without collinear points`(_ fixture: FixtureCase) throws {
    let (scores, same) = try trials(fixture)
    let roc = try ROC(scores, same: same)
    for (name, points) in [
      ("roc_full", roc.points), ("roc_drop_intermediate", roc.droppingCollinear()),
    ] {
      let thresholds = try fixture.expected(name, "thresholds").tensor(fixture.id).values
      let accepts = try fixture.expected(name, "tpr").tensor(fixture.id).values
      let falseAccepts = try fixture.expected(name, "fpr").tensor(fixture.id).values
      #expect(points.map(\.threshold) == thresholds)
      try #require(points.count == accepts.count)
      for (index, point) in points.enumerated() {
        #expect(abs(roc.trueAcceptRate(point) - accepts[index]) <= Self.tolerance)
        #expect(abs(roc.falseAcceptRate(point) - falseAccepts[index]) <= Self.tolerance)
      }
    }
    #expect(Double(roc.positives) == (try fixture.expected("num_positive").number("")))
    #expect(Double(roc.negatives) == (try fixture.expected("num_negative").number("")))
  }

  @Test(arguments: try verification())
  func `equal error rate in all variants`(_ fixture: FixtureCase) throws {
    let (scores, same) = try trials(fixture)
    let roc = try ROC(scores, same: same)
    let interpolated = roc.equalErrorRate()
    try expect(interpolated.rate.value, fixture, "eer_interpolated")
    try expect(interpolated.threshold ?? .nan, fixture, "eer_interpolated_threshold")
    try expect(
      roc.equalErrorRate(.nearestMaximum).rate.value, fixture, "eer_voxceleb_nearest_max")
    let mean = roc.equalErrorRate(.nearestMean)
    try expect(mean.rate.value, fixture, "eer_nearest_mean")
    let threshold = try fixture.expected("eer_nearest_threshold").number(fixture.id)
    #expect(mean.threshold == (threshold.isFinite ? threshold : nil))
  }

  @Test(arguments: try verification(), [0.5, 0.1, 0.01, 0.001])
  func `true accept rate at a false accept rate`(_ fixture: FixtureCase, _ rate: Double) throws {
    let (scores, same) = try trials(fixture)
    let roc = try ROC(scores, same: same)
    let got = try roc.trueAcceptRate(atFalseAcceptRate: rate)
    func value(_ name: String) throws -> Double {
      try fixture.expected("tar_at_far", "\(rate)", name).number(fixture.id)
    }
    #expect(abs(got.rate.value - (try value("tar_step"))) <= Self.tolerance)
    #expect(abs(got.falseAcceptRate - (try value("far_actual"))) <= Self.tolerance)
    let threshold = try value("threshold")
    #expect(got.threshold == (threshold.isFinite ? threshold : nil))
    let interpolated = try roc.interpolatedTrueAcceptRate(atFalseAcceptRate: rate)
    #expect(abs(interpolated - (try value("tar_interpolated"))) <= Self.tolerance)
  }

  @Test(arguments: try verification())
  func `best accuracy, and a threshold that reaches it`(_ fixture: FixtureCase) throws {
    let (scores, same) = try trials(fixture)
    let roc = try ROC(scores, same: same)
    for rule in ThresholdRule.allCases {
      let best = roc.bestAccuracy(rule)
      try expect(best.accuracy.value, fixture, "best_accuracy")
      let right = zip(scores, same).count { ($0 >= best.threshold) == $1 }
      #expect(abs(Double(right) / Double(scores.count) - best.accuracy.value) <= Self.tolerance)
    }
    // The first best point lies at the upper end of the first best gap.
    let first = roc.bestAccuracy(.firstInterval).threshold
    let point = try fixture.expected("best_accuracy_threshold").number(fixture.id)
    #expect(first <= point && !scores.contains { $0 < point && $0 >= first })
  }

  @Test func `ten folds on a grid of squared distances`() throws {
    let fixture = try FixtureFile.read("metrics", in: referenceFixtures)("lfw_10fold/grid_0.01")
    let distances = try fixture.input("squared_distance").values
    let result = try TenFold(squaredDistances: distances, same: fixture.input("is_same").booleans)
    let accuracies = try fixture.expected("fold_accuracy").numbers(fixture.id)
    let thresholds = try fixture.expected("fold_threshold").numbers(fixture.id)
    #expect(zip(result.accuracies, accuracies).allSatisfy { abs($0 - $1) <= Self.tolerance })
    #expect(result.thresholds == thresholds)
    #expect(result.accuracies.count == accuracies.count)
    try expect(result.mean.value, fixture, "mean")
    try expect(result.standardDeviation, fixture, "std_population")
    try expect(result.standardError, fixture, "std_error")
  }

  @Test func `ten folds with exact thresholds, first best`() throws {
    let fixture = try FixtureFile.read("metrics", in: referenceFixtures)("lfw_10fold/grid_0.01")
    let scores = try fixture.input("squared_distance").values.map { -$0 }
    let same = try fixture.input("is_same").booleans
    let result = try TenFold(scores, same: same, rule: .firstInterval)
    func numbers(_ name: String) throws -> [Double] {
      try fixture.expected("exact_midpoint", name).numbers(fixture.id)
    }
    let (accuracies, thresholds) = (try numbers("fold_accuracy"), try numbers("fold_threshold"))
    #expect(zip(result.accuracies, accuracies).allSatisfy { abs($0 - $1) <= Self.tolerance })
    #expect(zip(result.thresholds, thresholds).allSatisfy { abs($0 + $1) <= Self.tolerance })
    let mean = try fixture.expected("exact_midpoint", "mean").number(fixture.id)
    let deviation = try fixture.expected("exact_midpoint", "std_population").number(fixture.id)
    #expect(abs(result.mean.value - mean) <= Self.tolerance)
    #expect(abs(result.standardDeviation - deviation) <= Self.tolerance)
  }

  @Test(arguments: [1, 3, 5]) func `top-k takes the lowest class first`(_ k: Int) throws {
    let fixture = try FixtureFile.read("metrics", in: referenceFixtures)("topk/ties")
    let logits = try fixture.input("logits").values.map { Float($0) }
    let places = try ranks(of: fixture.input("labels").integers, in: logits)
    try expect(topKAccuracy(places, k: k).value, fixture, "top\(k)_lowest_index_first")
  }
}
