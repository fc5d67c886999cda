import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct LargeMarginGaussianTests {
  @Test func `as published`() throws { try expectReplays("large-margin-gaussian") }

  @Test func `without margin and likelihood it is the softmax of half squared distances`() throws {
    try expectSame("large-margin-gaussian margin=0 likelihood=0", "rbf-softmax scale=0.5")
  }

  @Test func `variances are learned from one`() throws {
    let result = try Registry.standard.loss("large-margin-gaussian covariance=diagonal")
      .evaluated(threeClasses)
    let identity = try Registry.standard.loss("large-margin-gaussian").evaluated(threeClasses)
    #expect(abs(result.value - identity.value) < 1e-14)
    #expect(result.gradients["log-variance"]?.contains { $0 != 0 } == true)
  }

  @Test func `variances have a floor`() throws {
    func value(_ logVariance: Double) throws -> Double {
      var input = threeClasses
      input.parameters["log-variance"] = [Double](repeating: logVariance, count: 12)
      return try Registry.standard.loss("large-margin-gaussian covariance=diagonal")
        .evaluated(input).value
    }
    #expect(try value(-4) == value(-400))
    #expect(try value(-4) != value(-3.9))
  }

  @Test(arguments: ["margin=-1", "likelihood=-1"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("large-margin-gaussian \(options)"))
    }
  }
}
