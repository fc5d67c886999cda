import Autograd
import Checks
import Foundation
import Testing

@testable import Plugins

@Suite struct AngularTripletsTests {
  @Test func `as published`() throws { try expectReplays("angular-triplets") }

  /// Anchor and positive at (∓1, 0), the negative at (0, h): the angle is atan(2 / 2h).
  @Test(arguments: [0.5, 1, 2]) func `the angle is that of half the base to the height`(
    _ height: Double
  ) throws {
    let rows = Tensor([-1, 0, 1, 0, 0, height] as [Double], shape: [3, 2])
    let batch = try Embedded(rows, labels: [0, 0, 1])
    let angle = atan(1 / height)
    func count(_ limit: Double) -> Int {
      AngularTriplets(angle: limit, normalised: false).mine(batch).pairs.same.count
    }
    #expect(count(angle - 1e-9) == 2 && count(angle + 1e-9) == 0)
  }

  @Test func `degrees are refused`() throws {
    let error = #expect(throws: OptionError.self) {
      try Registry.standard.miner("angular-triplets angle=20")
    }
    #expect("\(try #require(error))".contains("radians"))
  }
}
