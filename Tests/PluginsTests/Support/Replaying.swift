import Checks
import Plugins
import TestSupport
import Testing

/// Expects that every reference case that the tables of `Sources/Checks/Fixtures` claim for a plugin
/// passes: in double precision within the stored tolerances, in single within 1e-5.
func expectReplays(_ plugin: String, at location: SourceLocation = #_sourceLocation) throws {
  var count = 0
  for file in try FixtureFile.names(in: referenceFixtures) {
    for report in try Replays.reports(of: file, in: referenceFixtures, plugin: plugin) {
      count += 1
      for failure in report.failures { Issue.record("\(failure)", sourceLocation: location) }
    }
  }
  #expect(count > 0, "no case is claimed for \(plugin)", sourceLocation: location)
}

extension LossResult {
  /// Expects the same value relative to `max(1, |value|)`, and the same gradients relative to
  /// `max(1, largest entry)`.
  func expect(
    _ expected: LossResult, value: Double, gradients: Double, _ type: ScalarType = .float64,
    at location: SourceLocation = #_sourceLocation
  ) {
    var comparison = Comparison()
    comparison.expect(self, expected, value: value, gradients: gradients, type)
    for entry in comparison.entries {
      #expect(
        entry.holds, "\(entry.what) is off by \(entry.error)", sourceLocation: location)
    }
  }
}
