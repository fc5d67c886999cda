import Testing

@testable import Workbench

@Suite struct StudentIntervalTests {
  /// The tabulated 97.5 % quantiles.
  @Test(arguments: [
    (1, 12.7062047364), (2, 4.30265272991), (3, 3.18244630528), (4, 2.7764451052),
    (5, 2.57058183661), (10, 2.22813885196), (29, 2.0452296421), (30, 2.0422724563),
    (120, 1.97993040505),
  ])
  func `quantiles are those of the tables`(_ degrees: Int, _ quantile: Double) {
    #expect(abs(studentQuantile(degreesOfFreedom: degrees) - quantile) < 1e-9)
  }

  @Test func `the interval of three values`() {
    // Mean 2, standard deviation 1, error 1/√3.
    let mean = Estimate.mean(of: [1, 2, 3])
    #expect(mean.value == 2 && mean.count == 3)
    #expect(abs(mean.upper - 2 - 4.30265272991 / 3.0.squareRoot()) < 1e-9)
    #expect(abs(mean.lower + mean.upper - 4) < 1e-12)
  }

  @Test func `one value has no interval, none has no mean`() {
    #expect(Estimate.mean(of: [0.5]).value == 0.5 && Estimate.mean(of: [0.5]).lower.isNaN)
    #expect(Estimate.mean(of: []).value.isNaN)
  }
}
