public import Plugins

/// All replays: what is computed here of each case of the fixtures.
public enum Replays {
  /// Every table, one a family of fixtures.
  static let all: [Replay] =
    Replay.softmaxCases + Replay.marginCases + Replay.adaptiveMarginCases + Replay.pairCases
    + Replay.rankingCases + Replay.proxyCases + Replay.prototypicalCases + Replay.centerCases
    + Replay.regulariserCases + Replay.edgeCases + Replay.wrapperCases + Replay.minerCases
    + Replay.metricsCases + Replay.tupleCases + Replay.offlinePairCases + Replay.distanceCases

  /// The reports of a file's cases, in order.
  ///
  /// - `plugin`: only the cases computed with the plugin of that name, when given.
  /// - Throws: ``FixtureError`` when the file cannot be read.
  public static func reports(
    of file: String, in folder: String, plugin: String? = nil
  ) throws -> [CaseReport] {
    try FixtureFile.read(file, in: folder).cases.compactMap { fixture in
      let replay: Replay
      switch claim(on: fixture, in: file) {
      case .success(let claimed): replay = claimed
      case .failure(let error):
        return plugin == nil ? CaseReport(file: file, id: fixture.id, problem: "\(error)") : nil
      }
      do {
        let name = try replay.plugin(fixture)
        guard plugin == nil || plugin == name else { return nil }
        return replay.report(fixture, name)
      } catch {
        return CaseReport(file: file, id: fixture.id, problem: "\(error)")
      }
    }
  }

  /// The replay with the most specific claim on a case.
  static func claim(on fixture: FixtureCase, in file: String) -> Result<Replay, FixtureError> {
    let claims = all.compactMap { replay in replay.claim(fixture, in: file).map { ($0, replay) } }
    guard let most = claims.map(\.0).max() else {
      return .failure(FixtureError("not covered: nothing here claims it"))
    }
    let best = claims.filter { $0.0 == most }
    guard best.count == 1 else {
      return .failure(FixtureError("claimed by \(best.count) replays equally"))
    }
    return .success(best[0].1)
  }
}

extension Replay {
  /// What one case comes to.
  func report(_ fixture: FixtureCase, _ plugin: String) -> CaseReport {
    var report = CaseReport(file: file, id: fixture.id, plugin: plugin, reason: reason)
    do {
      var comparison = Comparison()
      try check?(fixture, &comparison)
      report.entries = comparison.entries
      if check != nil && comparison.entries.isEmpty { report.problem = "nothing was compared" }
    } catch {
      report.problem = "\(error)"
    }
    return report
  }
}

/// What one case of a fixture came to.
public struct CaseReport: Sendable {
  /// The file, without `.json`.
  public let file: String
  /// The case.
  public let id: String
  /// The plugin that was checked.
  public var plugin: String?
  /// Why we deliberately differ, where we do.
  public var reason: String?
  /// Everything that was compared.
  public var entries: [Comparison.Entry] = []
  /// Why nothing could be compared.
  public var problem: String?

  init(
    file: String, id: String, plugin: String? = nil, reason: String? = nil, problem: String? = nil
  ) {
    (self.file, self.id, self.plugin) = (file, id, plugin)
    (self.reason, self.problem) = (reason, problem)
  }

  /// Whether all comparisons hold.
  public var passed: Bool { problem == nil && entries.allSatisfy(\.holds) }

  /// The largest error among what holds in a precision; what has none counts as double.
  public func worst(_ type: ScalarType) -> Double? {
    entries.filter { ($0.type ?? .float64) == type && $0.holds }.map(\.error).max()
  }

  /// What does not hold, one sentence each.
  public var failures: [String] {
    if let problem { return ["\(file)/\(id): \(problem)"] }
    return entries.filter { !$0.holds }.map { entry in
      let precision = entry.type.map { " in \($0)" } ?? ""
      return "\(file)/\(id): \(entry.what)\(precision) is off by \(entry.error), "
        + "more than \(entry.tolerance)"
    }
  }
}
