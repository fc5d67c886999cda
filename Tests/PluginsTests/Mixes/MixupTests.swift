import Autograd
import Testing

@testable import Plugins

@Suite struct MixupTests {
  private func shares(_ alpha: Double, count: Int = 4000) -> [Double] {
    (0..<count).compactMap { seed in
      var random = Random(seed: UInt64(seed))
      return Mixup(alpha: alpha).mixture(of: 4, size: 8, random: &random)?.share
    }
  }

  /// Beta(a, a) has mean 1/2 and variance 1 / (4 (2a + 1)); the mean of 4000 shares has a deviation
  /// of at most 0.008, that of their squares at most 0.002.
  @Test(arguments: [0.05, 0.2, 1, 8]) func `shares follow the beta distribution`(_ alpha: Double) {
    let all = shares(alpha)
    #expect(all.count == 4000 && all.allSatisfy { (0...1).contains($0) })
    let mean = all.reduce(0, +) / 4000
    let variance = all.map { ($0 - 0.5) * ($0 - 0.5) }.reduce(0, +) / 4000
    #expect(abs(mean - 0.5) < 0.035)
    #expect(abs(variance - 1 / (4 * (2 * alpha + 1))) < 0.008)
  }

  @Test func `partners are all rows, in an order drawn anew`() throws {
    var orders: Set<[Int]> = []
    for seed in 0..<20 as Range<UInt64> {
      var random = Random(seed: seed)
      let mixture = try #require(Mixup().mixture(of: 6, size: 8, random: &random))
      #expect(mixture.partners.sorted() == Array(0..<6) && mixture.region == nil)
      orders.insert(mixture.partners)
    }
    #expect(orders.count > 15)
  }

  @Test func `the smallest alpha still gives numbers`() {
    #expect(shares(0.01, count: 500).allSatisfy { $0.isFinite })
  }

  @Test(arguments: ["alpha=0", "alpha=101", "probability=1.5"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.mix(PluginSpecification("mixup \(options)"))
    }
  }
}
