import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct TripletMarginTests {
  @Test func `as published`() throws { try expectReplays("triplet-margin") }

  /// Points 0, 1 | 1.1, 4: from 0, v is 0.1 and 3; from 1 it is -0.9 and 2.
  @Test func `kinds of triplets part all of them`() throws {
    let rows = Tensor([0, 1, 1.1, 4] as [Double], shape: [4, 1])
    let batch = try Embedded(rows, labels: [0, 0, 1, 2])
    func mined(_ kind: TripletMargin.Kind) -> Mined {
      TripletMargin(kind: kind, normalised: false).mine(batch)
    }
    #expect(mined(.hard) == .triplets([.init(1, 0, 2)]))
    #expect(mined(.semiHard) == .triplets([.init(0, 1, 2)]))
    #expect(mined(.all) == .triplets([.init(0, 1, 2), .init(1, 0, 2)]))
    #expect(mined(.easy) == .triplets([.init(0, 1, 3), .init(1, 0, 3)]))
  }

  @Test func `a negative margin is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.miner("triplet-margin margin=-1") }
  }
}
