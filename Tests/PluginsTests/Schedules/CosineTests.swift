import Foundation
import Testing

@testable import Plugins

@Suite struct CosineTests {
  /// 100 steps in 10 epochs: one epoch of warm-up is ten steps.
  @Test func `the rate rises by equal steps to one, then falls along half a cosine`() {
    let schedule = Cosine()
    func factor(_ step: Int) -> Double { schedule.factor(step: step, of: 100, epochs: 10) }
    for step in 0..<10 { #expect(abs(factor(step) - Double(step + 1) / 10) < 1e-15) }
    #expect(factor(10) == 1)
    // A third, half and two thirds of the way down: (1 + cos 60°) / 2, (1 + cos 90°) / 2, …
    for (step, exact) in [(40, 0.75), (55, 0.5), (70, 0.25)] {
      #expect(abs(factor(step) - exact) < 1e-15)
    }
    #expect(abs(factor(99) - (1 + cos(.pi * 89 / 90)) / 2) < 1e-15)
  }

  /// 25 steps in 10 epochs: 2.5 steps an epoch, so the third step is past the peak by a half.
  @Test func `a warm-up that ends between two steps does not overshoot`() {
    let factors = (0..<25).map { Cosine().factor(step: $0, of: 25, epochs: 10) }
    #expect(factors.max() == 1)
    #expect(abs(factors[0] - 0.4) < 1e-15 && abs(factors[1] - 0.8) < 1e-15)
    #expect(factors[2] == 1)
    #expect(zip(factors[2...], factors[3...]).allSatisfy { $0 > $1 })
  }

  @Test func `without warm-up the first step has the full rate`() {
    #expect(Cosine(warmUpEpochs: 0).factor(step: 0, of: 100, epochs: 10) == 1)
  }

  @Test func `the fall ends at the final factor`() {
    let schedule = Cosine(warmUpEpochs: 0, final: 0.1)
    #expect(abs(schedule.factor(step: 1000, of: 1000, epochs: 1) - 0.1) < 1e-15)
    #expect(abs(schedule.factor(step: 500, of: 1000, epochs: 1) - 0.55) < 1e-15)
  }

  @Test(arguments: ["warm-up-epochs=-1", "final=1.5"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.schedule(PluginSpecification("cosine \(option)"))
    }
  }
}
