import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct WuMarginTests {
  @Test func `as published`() throws { try expectReplays("wu-margin") }

  @Test func `one triplet by hand`() throws {
    // Unit vectors at 0, 60 and 90 degrees: d_ap = 1, d_an = √2. With β 1.2 and margin 0.3 the cost
    // of the positive is 1 - 1.2 + 0.3 = 0.1, of the negative 1.2 - √2 + 0.3 = 1.5 - √2.
    let half = 0.75.squareRoot()
    let input = LossInput(
      embeddings: [1, 0, 0.5, half, 0, 3], width: 2, labels: [0, 0, 1], classes: 2,
      mined: .triplets([.init(0, 1, 2)]), parameters: ["boundary": [1.2]])
    let result = try Registry.standard.loss("wu-margin margin=0.3").evaluated(input)
    #expect(abs(result.value - (1.6 - 2.0.squareRoot()) / 2) < 1e-14)
    // Both costs move the boundary, one each way.
    #expect(result.gradients["boundary"] == [0])
  }

  @Test func `a pair counts once a triplet`() throws {
    // Two triplets share (0, 1), which costs 0.1; none of the negatives costs anything.
    let half = 0.75.squareRoot()
    let input = LossInput(
      embeddings: [1, 0, 0.5, half, -1, 0, -2, 0], width: 2, labels: [0, 0, 1, 1], classes: 2,
      mined: .triplets([.init(0, 1, 2), .init(0, 1, 3)]), parameters: ["boundary": [1.2]])
    let result = try Registry.standard.loss("wu-margin margin=0.3").evaluated(input)
    #expect(abs(result.value - 0.1) < 1e-14)
    #expect(result.gradients["boundary"] == [-1])
  }

  @Test func `impossible options are refused`() {
    for text in ["margin=-1", "boundary=3"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("wu-margin \(text)"))
      }
    }
  }
}
