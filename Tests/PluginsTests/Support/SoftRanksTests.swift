import Autograd
import Foundation
import Testing

@testable import Plugins

struct SoftRanksTests {
  @Test func `at low temperature images are counted`() throws {
    // From 0 degrees: 10 and 40 of its class, 20 and 90 of others.
    let degrees = [0.0, 10, 20, 40, 90]
    let points = degrees.flatMap { [cos($0 * .pi / 180), sin($0 * .pi / 180)] }
    let batch = try Embedded(Tensor(points, shape: [5, 2]), labels: [0, 0, 1, 0, 2])
    let ranks = SoftRanks(batch, temperature: 1e-5)
    let first = ranks.pairs.indices.filter { ranks.pairs[$0].0 == 0 }
      .sorted { ranks.pairs[$0].1 < ranks.pairs[$1].1 }
    // Itself, 10 degrees, 40 degrees.
    #expect(first.map { ranks.own.doubles[$0].rounded() } == [0, 1, 2])
    #expect(first.map { ranks.others.doubles[$0].rounded() } == [0, 0, 1])
    // Queries without another image of their class are left out.
    #expect(Set(ranks.pairs.map(\.0)) == [0, 1, 3])
    #expect(abs(ranks.mean(0 * ranks.own + 7).scalar - 7) < 1e-14)
  }
}
