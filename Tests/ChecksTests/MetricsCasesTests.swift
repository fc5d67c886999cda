import Checks
import Foundation
import TestSupport
import Testing

/// Scikit-learn's, pytorch-metric-learning's and NumPy's numbers for metrics.
struct MetricsCasesTests {
  private static let computed = Result {
    try Replays.reports(of: "metrics", in: referenceFixtures)
  }

  static func reports() throws -> [CaseReport] { try computed.get() }

  @Test func `all eighteen cases are compared, each in every number`() throws {
    let counts = Dictionary(
      grouping: try Self.reports(), by: { $0.id.split(separator: "/")[0] }
    ).mapValues { $0.map(\.entries.count) }
    #expect(counts["verification"] == [Int](repeating: 38, count: 9))
    #expect(counts["lfw_10fold"] == [9] && counts["topk"] == [13])
    #expect(counts["retrieval"] == [8, 8] && counts["clustering"] == [3])
    #expect(counts["offline_pairs"]?.count == 4 && counts.count == 6)
  }

  @Test(arguments: try reports().map(\.id)) func `a case holds`(_ id: String) throws {
    let report = try #require(try Self.reports().first { $0.id == id })
    for failure in report.failures { Issue.record("\(failure)") }
    // The library behind the retrieval cases sums in single precision; all others are exact.
    let bound = id.hasPrefix("retrieval") ? 1e-6 : id.hasPrefix("clustering") ? 1e-10 : 1e-12
    #expect(report.entries.allSatisfy { $0.tolerance <= bound })
  }

  @Test func `a wrong number is found`() throws {
    let url = URL(filePath: referenceFixtures).appending(path: "metrics.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    try withTemporaryDirectory { folder in
      let changed = text.replacingOccurrences(
        of: "\"roc_auc\":0.75,", with: "\"roc_auc\":0.750000001,")
      #expect(changed != text)
      try changed.write(toFile: "\(folder)/metrics.json", atomically: true, encoding: .utf8)
      let failures = try Replays.reports(of: "metrics", in: folder).flatMap(\.failures)
      #expect(failures.count == 1)
      #expect(failures[0].hasPrefix("metrics/verification/sklearn_doc: roc_auc is off by"))
    }
  }
}
