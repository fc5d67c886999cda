import Autograd
import Checks
import TestSupport
import Testing

struct ReplaysTests {
  /// The reports of one case made up for a file.
  private func reports(_ file: String, _ text: String) throws -> [CaseReport] {
    try withTemporaryDirectory { folder in
      try write("{\"cases\": [\(text)]}", to: "\(file).json", in: folder)
      return try Replays.reports(of: file, in: folder)
    }
  }

  private func softmax(loss: Double, gradient: Double) -> String {
    """
    {"id": "softmax_ce/no_bias/made", "hyper": {"bias": false}, "inputs": {
      "embeddings": {"shape": [1, 1], "data": [1]}, "labels": {"shape": [1], "data": [0]},
      "weight": {"shape": [2, 1], "data": [1.0986122886681098, 0]}},
     "differentiable": ["weight"], "tolerance": {"loss_rel": 1e-10, "grad_abs": 1e-8},
     "expected": {"loss": \(loss), "grad": {"weight": {"shape": [2, 1],
       "data": [\(gradient), 0.25]}}}}
    """
  }

  // Logits ln 3 and 0: probability 3/4, so the loss is ln 4/3 and the slope -1/4.
  @Test func `a case that we compute alike passes in both precisions`() throws {
    let reports = try reports("softmax", softmax(loss: 0.28768207245178096, gradient: -0.25))
    #expect(reports.count == 1 && reports[0].passed && reports[0].failures.isEmpty)
    #expect(reports[0].plugin == "softmax" && reports[0].entries.count == 4)
    #expect((reports[0].worst(.float64) ?? 1) < 1e-15)
    #expect((reports[0].worst(.float32) ?? 0) > 0)
  }

  @Test func `a case with another loss or gradient fails and says so`() throws {
    let loss = try reports("softmax", softmax(loss: 0.2876822, gradient: -0.25))
    #expect(!loss[0].passed && loss[0].failures.count == 1)
    #expect(loss[0].failures[0].hasPrefix("softmax/softmax_ce/no_bias/made: loss in float64 is"))
    let gradient = try reports("softmax", softmax(loss: 0.28768207245178096, gradient: -0.3))
    #expect(gradient[0].failures.count == 2)
    #expect(gradient[0].failures.allSatisfy { $0.contains("gradient of weight") })
  }

  @Test func `a case that nothing claims is an error`() throws {
    let text = #"{"id": "no-such/case", "inputs": {}, "expected": {"loss": 1}}"#
    let reports = try reports("softmax", text)
    #expect(!reports[0].passed)
    #expect(reports[0].failures == ["softmax/no-such/case: not covered: nothing here claims it"])
  }

  @Test func `a case that lacks what the loss needs says what`() throws {
    let text = """
      {"id": "normface/made", "hyper": {}, "inputs": {
        "embeddings": {"shape": [1, 1], "data": [1]}, "labels": {"shape": [1], "data": [0]}},
       "expected": {"loss": 1}}
      """
    #expect(
      try reports("softmax", text)[0].failures
        == ["softmax/normface/made: normface/made: no hyper.scale"])
  }

  @Test func `every reference case is covered and passes, or differs with a reason`() throws {
    var (cases, differences) = (0, 0)
    for file in try FixtureFile.names(in: referenceFixtures) {
      for report in try Replays.reports(of: file, in: referenceFixtures) {
        cases += 1
        differences += report.reason == nil ? 0 : 1
        for failure in report.failures { Issue.record("\(failure)") }
      }
    }
    #expect(cases == 358)
    #expect(differences <= 12, "a new difference needs its reason here and in the reports")
  }
}
