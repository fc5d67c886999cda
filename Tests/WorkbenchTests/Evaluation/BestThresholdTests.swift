import Testing
import Workbench

struct BestThresholdTests {
  @Test func `the centre of the widest best interval`() throws {
    // Accepting {0.9} or {0.9, 0.5, 0.4} gets 4 of 5: thresholds in 0.5 … 0.9 or 0.1 … 0.4.
    let scores = [0.9, 0.4, 0.5, 0.1, 0.05]
    let same = [true, true, false, false, false]
    let roc = try ROC(scores, same: same)
    let widest = roc.bestAccuracy()
    #expect(abs(widest.accuracy.value - 0.8) < 1e-12)
    #expect(abs(widest.threshold - 0.7) < 1e-12)
    #expect(abs(roc.bestAccuracy(.firstInterval).threshold - 0.7) < 1e-12)
    // With the middle at 0.6 the lower interval, 0.1 … 0.45, is just the wider one.
    let moved = try ROC([0.9, 0.45, 0.6, 0.1, 0.05], same: same)
    #expect(abs(moved.bestAccuracy().threshold - 0.275) < 1e-12)
    #expect(abs(moved.bestAccuracy(.firstInterval).threshold - 0.75) < 1e-12)
  }

  @Test func `neighbouring intervals that are both best are one`() throws {
    // Three of four are right whether the tie at 2 is accepted or not: any threshold in 0 … 3.
    let roc = try ROC([3, 2, 2, 0], same: [true, true, false, false])
    #expect(roc.bestAccuracy().threshold == 1.5)
    #expect(roc.bestAccuracy(.firstInterval).threshold == 2.5)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `never worse than a constant answer`(_ seed: UInt64) throws {
    let (scores, same) = randomTrials(seed: seed)
    let positives = same.count { $0 }
    let constant = Double(max(positives, same.count - positives)) / Double(same.count)
    let best = try ROC(scores, same: same).bestAccuracy().accuracy.value
    #expect(best >= constant)
    let every = [Double.infinity] + scores
    let brute =
      every.map { threshold in
        zip(scores, same).count { ($0 >= threshold) == $1 }
      }.max() ?? 0
    #expect(abs(best - Double(brute) / Double(same.count)) < 1e-12)
  }

  @Test func `rejecting all is a finite threshold above every score`() throws {
    let roc = try ROC([0.9, 0.8, 0.1], same: [false, false, true])
    let best = roc.bestAccuracy()
    #expect(best.threshold > 0.9 && best.threshold < 0.91)
  }

  @Test func `neighbouring floating-point numbers are told apart`() throws {
    let low = 0.5
    let best = try ROC([low.nextUp, low], same: [true, false]).bestAccuracy()
    #expect(best.accuracy.value == 1 && best.threshold == low.nextUp)
  }

  @Test func `infinite scores leave the threshold a number`() throws {
    let best = try ROC([.infinity, 1, 0, -.infinity], same: [true, true, false, false])
      .bestAccuracy()
    #expect(best.accuracy.value == 1 && best.threshold == 0.5)
    let apart = try ROC([.infinity, -.infinity], same: [true, false]).bestAccuracy()
    #expect(apart.accuracy.value == 1 && apart.threshold.isFinite)
  }
}
