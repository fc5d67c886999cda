import Autograd
import Testing

@testable import Plugins

@Suite struct AdamWTests {
  /// One step from 2 with the given gradient, in double precision.
  private func stepped(_ options: AdamW, gradient: Double, decays: Bool) -> Double {
    var parameter = Tensor([2.0] as [Double], shape: [1])
    var slots = [0.0, 0].map { Tensor([$0] as [Double], shape: [1]) }
    options.update(
      &parameter, gradient: Tensor([gradient] as [Double], shape: [1]), slots: &slots,
      decays: decays, learningRate: 0.1, step: 1)
    return parameter.doubles[0]
  }

  /// The first step is the rate times g / (|g| + ε).
  @Test func `the first step is the rate in the gradient's direction`() {
    let options = AdamW(epsilon: 1e-3)
    #expect(abs(stepped(options, gradient: 4, decays: false) - (2 - 0.1 * 4 / 4.001)) < 1e-14)
    #expect(
      abs(stepped(options, gradient: -0.5, decays: false) - (2 + 0.1 * 0.5 / 0.501)) < 1e-14)
  }

  /// 2 · (1 - 0.1 · 0.3): the decay does not pass through the division by the gradient's size.
  @Test func `decay is apart from the gradient, times the rate`() {
    let options = AdamW(weightDecay: 0.3)
    #expect(abs(stepped(options, gradient: 0, decays: true) - 2 * 0.97) < 1e-15)
    #expect(stepped(options, gradient: 0, decays: false) == 2)
    let difference =
      stepped(options, gradient: 5, decays: true) - stepped(options, gradient: 5, decays: false)
    #expect(abs(difference + 0.06) < 1e-14)
  }

  @Test(arguments: [
    "learning-rate=0", "beta1=1", "beta2=-0.1", "epsilon=0", "weight-decay=-1",
  ])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.optimizer(PluginSpecification("adam-w \(option)"))
    }
  }
}
