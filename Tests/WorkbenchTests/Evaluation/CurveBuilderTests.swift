import Testing

@testable import Workbench

struct CurveBuilderTests {
  private func built(_ scores: [Double], _ same: [Bool]) throws -> ROC {
    var builder = CurveBuilder()
    try SortedScores("test", scores, same: same).forEachScore {
      builder.add($0, same: $1, different: $2)
    }
    return try builder.finish().curve
  }

  @Test func `of a straight run the ends are kept`() throws {
    let scores = [9.0, 8, 7, 6, 5, 4, 3], same = [true, true, true, false, false, false, true]
    let points = try built(scores, same).points
    #expect(points.map(\.threshold) == [.infinity, 9, 7, 6, 4, 3])
    #expect(points.map(\.trueAccepts) == [0, 1, 3, 3, 3, 4])
    #expect(points.map(\.falseAccepts) == [0, 0, 0, 1, 3, 3])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is read from the curve stays`(_ seed: UInt64) throws {
    let (scores, same) = randomTrials(seed: seed, count: 120, levels: seed % 2 == 0 ? 12 : 4000)
    let (whole, kept) = (try ROC(scores, same: same), try built(scores, same))
    #expect(kept.area == whole.area && kept.points.count <= whole.points.count)
    #expect(kept.bestAccuracy() == whole.bestAccuracy())
    #expect(kept.bestAccuracy(.firstInterval) == whole.bestAccuracy(.firstInterval))
    #expect(
      abs(kept.equalErrorRate().rate.value - whole.equalErrorRate().rate.value) < 1e-12)
    for target in [0.02, 0.1, 0.5, 1] {
      #expect(
        try kept.trueAcceptRate(atFalseAcceptRate: target).rate
          == whole.trueAcceptRate(atFalseAcceptRate: target).rate)
      #expect(
        try abs(
          kept.interpolatedTrueAcceptRate(atFalseAcceptRate: target)
            - whole.interpolatedTrueAcceptRate(atFalseAcceptRate: target)) < 1e-12)
    }
  }
}
