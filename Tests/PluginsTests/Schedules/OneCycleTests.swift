import Foundation
import Testing

@testable import Plugins

@Suite struct OneCycleTests {
  /// A hundred steps with PyTorch's defaults: 0.3, 25 and 10⁴.
  ///
  /// The first phase ends at step 29, the second at step 99. With w(x) = (1 + cos πx) / 2, the rate over its peak is
  /// 1 - 0.96 w(n / 29), then 4e-6 + (1 - 4e-6) w((n - 29) / 70).
  @Test(arguments: [
    (0, 0.04), (5, 0.108708555439557), (10, 0.295163948464101), (29, 1),
    (30, 0.999496535284524), (50, 0.793893450575732), (75, 0.263068616500826),
    (98, 0.000507464715475788), (99, 4e-6),
  ])
  func `the rate is that of PyTorch's OneCycleLR`(_ step: Int, _ exact: Double) {
    #expect(abs(OneCycle().factor(step: step, of: 100, epochs: 3) - exact) < 1e-13)
  }

  /// PyTorch's form as its documentation has it: phases end at float steps.
  private func torch(_ step: Int, of steps: Int, _ options: OneCycle) -> Double {
    func annealed(_ start: Double, _ end: Double, _ share: Double) -> Double {
      end + (start - end) / 2 * (cos(.pi * share) + 1)
    }
    let initial = 1 / options.initialDivisor
    let phases = [
      (end: options.rise * Double(steps) - 1, from: initial, to: 1),
      (end: Double(steps) - 1, from: 1, to: initial / options.finalDivisor),
    ]
    var start = 0.0
    for (index, phase) in phases.enumerated() {
      if Double(step) <= phase.end || index == phases.count - 1 {
        return annealed(phase.from, phase.to, (Double(step) - start) / (phase.end - start))
      }
      start = phase.end
    }
    return .nan
  }

  @Test(arguments: [3, 7, 25, 33, 101, 1000])
  func `every step of any run is PyTorch's`(_ steps: Int) {
    for options in [OneCycle(), OneCycle(rise: 0.45, initialDivisor: 10, finalDivisor: 100)] {
      for step in 0..<steps {
        let exact = torch(step, of: steps, options)
        #expect(abs(options.factor(step: step, of: steps, epochs: 1) - exact) < 1e-12)
      }
    }
  }

  @Test(arguments: ["rise=0", "rise=1", "initial-divisor=0.5", "final-divisor=0"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.schedule(PluginSpecification("one-cycle \(option)"))
    }
  }
}
