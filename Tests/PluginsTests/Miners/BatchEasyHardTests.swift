import Autograd
import Checks
import Testing

@testable import Plugins

@Suite struct BatchEasyHardTests {
  @Test func `as published`() throws { try expectReplays("batch-easy-hard") }

  /// Directions at 0°, 10°, 40° of one class and 18°, 90° of two others.
  private let rows = Tensor(
    [1, 0, 0.98481, 0.17365, 0.76604, 0.64279, 0.95106, 0.30902, 0, 1] as [Double], shape: [5, 2])

  @Test func `easy positives go with the nearest negatives beyond them`() throws {
    let pairs = try BatchEasyHard().pairs(rows, labels: [0, 0, 0, 1, 2])
    // From 0° it is 10° and then 18°; from 10° it is 0° and then 90°, as 18° is closer; from 40° it is
    // 10° and then 90°.
    #expect(pairs.same.map { [$0.0, $0.1] } == [[0, 1], [1, 0], [2, 1]])
    #expect(pairs.different.map { [$0.0, $0.1] } == [[0, 3], [1, 4], [2, 4]])
  }

  @Test func `semi-hard without one chosen partner is refused`() {
    for options in [
      "positive=semi-hard", "positive=all", "positive=semi-hard negative=all",
    ] {
      #expect(throws: OptionError.self, "\(options)") {
        try Registry.standard.miner(PluginSpecification("batch-easy-hard \(options)"))
      }
    }
  }
}
