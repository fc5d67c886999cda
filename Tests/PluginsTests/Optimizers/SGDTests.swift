import Autograd
import Testing

@testable import Plugins

@Suite struct SGDTests {
  /// Two steps from 1 with gradient 0.5, in double precision.
  private func path(_ options: SGD, decays: Bool) -> [Double] {
    var parameter = Tensor([1.0] as [Double], shape: [1])
    var slots = [Tensor([0.0] as [Double], shape: [1])]
    return (1...2).map { step in
      options.update(
        &parameter, gradient: Tensor([0.5] as [Double], shape: [1]), slots: &slots,
        decays: decays, learningRate: 0.1, step: step)
      return parameter.doubles[0]
    }
  }

  private func expect(_ path: [Double], _ exact: [Double]) {
    for (value, exact) in zip(path, exact) { #expect(abs(value - exact) < 1e-15) }
  }

  /// v = 0.5, then 0.9 · 0.5 + 0.5 = 0.95; Nesterov steps by 0.5 + 0.9 v = 0.95, then 1.355.
  @Test func `Nesterov's momentum looks ahead`() {
    expect(path(SGD(weightDecay: 0), decays: true), [0.905, 0.7695])
    expect(path(SGD(nesterov: false, weightDecay: 0), decays: true), [0.95, 0.855])
    expect(path(SGD(momentum: 0, weightDecay: 0), decays: true), [0.95, 0.9])
  }

  /// d = 0.5 + 0.2 · 1 = 0.7, then 0.5 + 0.2 · 0.93 = 0.686.
  @Test func `decay is added to the gradient of what decays`() {
    let options = SGD(momentum: 0, weightDecay: 0.2)
    expect(path(options, decays: true), [0.93, 0.8614])
    expect(path(options, decays: false), [0.95, 0.9])
  }

  @Test(arguments: ["learning-rate=0", "learning-rate=-1", "momentum=1", "weight-decay=-0.1"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.optimizer(PluginSpecification("sgd \(option)"))
    }
  }
}
