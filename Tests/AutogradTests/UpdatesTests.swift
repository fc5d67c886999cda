import TestSupport
import Testing

@testable import Autograd

/// Updates held against the formulas as loops over single numbers.
@Suite struct UpdatesTests {
  private static let start = [1.5, -0.25, 0, 3, -2]
  /// A gradient that changes with the parameter and the step.
  private static func gradient(_ parameter: Double, _ step: Int) -> Double {
    0.7 * parameter - 0.3 + 0.1 * Double(step)
  }

  private func gradient(_ parameter: Tensor, _ step: Int) -> Tensor {
    Tensor(
      parameter.doubles.map { Self.gradient($0, step) }, shape: parameter.shape,
      type: parameter.type)
  }

  private func tolerance(_ type: ScalarType) -> Double { type == .float32 ? 1e-6 : 1e-14 }

  private func expectClose(_ tensor: Tensor, _ expected: [Double]) {
    for (value, exact) in zip(tensor.doubles, expected) {
      #expect(abs(value - exact) <= tolerance(tensor.type) * max(1, abs(exact)))
    }
  }

  struct Descent: Sendable {
    var momentum = 0.0
    var nesterov = false
    var decay = 0.0
  }

  @Test(
    arguments: [
      Descent(), Descent(momentum: 0.9), Descent(momentum: 0.9, nesterov: true),
      Descent(decay: 0.1), Descent(momentum: 0.8, nesterov: true, decay: 0.05),
    ], [ScalarType.float32, .float64])
  func `gradient descent follows the formula`(_ options: Descent, _ type: ScalarType) {
    var parameter = Tensor(Self.start, shape: [5], type: type).parameter()
    var velocity = Tensor(repeating: 0, shape: [5], type: type)
    var (p, v) = (Self.start, [Double](repeating: 0, count: 5))
    for step in 1...8 {
      let rate = 0.1 / Double(step)
      parameter.descend(
        along: gradient(parameter, step), velocity: &velocity, rate: rate,
        momentum: options.momentum, nesterov: options.nesterov, decay: options.decay)
      for i in p.indices {
        let d = Self.gradient(p[i], step) + options.decay * p[i]
        v[i] = options.momentum * v[i] + d
        p[i] -= rate * (options.nesterov ? d + options.momentum * v[i] : v[i])
      }
      expectClose(parameter, p)
      expectClose(velocity, v)
    }
  }

  struct Adam: Sendable {
    var betas = (0.9, 0.999)
    var epsilon = 1e-8
    var decay = 0.0
  }

  @Test(
    arguments: [
      Adam(), Adam(decay: 0.1), Adam(betas: (0.5, 0.9), epsilon: 1e-3),
      Adam(betas: (0.9, 0.99999), decay: 0.01), Adam(betas: (0, 0)),
    ], [ScalarType.float32, .float64])
  func `Adam follows the formula`(_ options: Adam, _ type: ScalarType) {
    var parameter = Tensor(Self.start, shape: [5], type: type).parameter()
    var means = [0, 0].map { Tensor(repeating: $0, shape: [5], type: type) }
    var (p, m, v) = (
      Self.start, [Double](repeating: 0, count: 5), [Double](repeating: 0, count: 5)
    )
    var powers = (1.0, 1.0)
    for step in 1...8 {
      let rate = 0.02 / Double(step)
      parameter.adapt(
        along: gradient(parameter, step), means: &means, rate: rate, betas: options.betas,
        epsilon: options.epsilon, decay: options.decay, step: step)
      powers = (powers.0 * options.betas.0, powers.1 * options.betas.1)
      for i in p.indices {
        let g = Self.gradient(p[i], step)
        m[i] = options.betas.0 * m[i] + (1 - options.betas.0) * g
        v[i] = options.betas.1 * v[i] + (1 - options.betas.1) * g * g
        let (mean, square) = (m[i] / (1 - powers.0), v[i] / (1 - powers.1))
        p[i] -= rate * (mean / (square.squareRoot() + options.epsilon) + options.decay * p[i])
      }
      expectClose(parameter, p)
      expectClose(means[0], m)
      expectClose(means[1], v)
    }
  }

  /// The first step of Adam is the rate times the sign of the gradient, whatever its size.
  @Test(arguments: [1e-12, 1e-3, 1, 1e12], [ScalarType.float32, .float64])
  func `Adam's first step does not depend on the gradient's size`(
    _ size: Double, _ type: ScalarType
  ) {
    var parameter = Tensor(repeating: 0, shape: [2], type: type)
    var means = [0, 0].map { Tensor(repeating: $0, shape: [2], type: type) }
    parameter.adapt(
      along: Tensor([size, -size], shape: [2], type: type), means: &means, rate: 0.01,
      betas: (0.9, 0.999), epsilon: 1e-30, decay: 0, step: 1)
    for (value, exact) in zip(parameter.doubles, [-0.01, 0.01]) {
      #expect(abs(value - exact) < (type == .float32 ? 1e-7 : 1e-12))
    }
  }

  @Test func `moving goes the given part of the way`() {
    for type in [ScalarType.float32, .float64] {
      var x = Tensor([1, 10], shape: [2], type: type)
      x.move(towards: Tensor([3, 0], shape: [2], type: type), rate: 0.25)
      #expect(x.doubles == [1.5, 7.5])
    }
  }

  @Test func `updates write into the parameter's own memory and keep it a parameter`() {
    var parameter = Tensor(Self.start, shape: [5], type: .float32).parameter()
    var velocity = Tensor(repeating: 0, shape: [5])
    var means = [velocity.scaled(by: 1), velocity.scaled(by: 1)]
    let places = [parameter, velocity, means[0], means[1]].map(\.memory)
    for step in 1...3 {
      let slope = gradient(parameter, step)
      parameter.descend(
        along: slope, velocity: &velocity, rate: 0.1, momentum: 0.9, nesterov: true, decay: 0.1)
      parameter.adapt(
        along: slope, means: &means, rate: 0.1, betas: (0.9, 0.999), epsilon: 1e-8, decay: 0,
        step: step)
      parameter.move(towards: slope, rate: 0.1)
    }
    #expect([parameter, velocity, means[0], means[1]].map(\.memory) == places)
    #expect(parameter.requiresGradient)
  }

  @Test func `a copy made before an update keeps its values`() {
    var parameter = Tensor([1, 2] as [Float], shape: [2]).parameter()
    let (copy, cut) = (parameter, parameter.detached())
    let reshaped = parameter.reshaped(to: [2, 1])
    parameter.move(towards: Tensor(repeating: 0, shape: [2]), rate: 1)
    #expect(parameter.floats == [0, 0])
    for kept in [copy, cut, reshaped] { #expect(kept.floats == [1, 2]) }
  }

  /// In a process of its own, because the counter is the whole process's.
  @Test func `only an update of shared memory is counted as a hidden copy`() async {
    await #expect(processExitsWith: .success) {
      let zero = Tensor(repeating: 0, shape: [2])
      var parameter = Tensor([1, 2] as [Float], shape: [2]).parameter()
      for _ in 0..<3 {
        let gradient = (parameter * parameter).sum().gradients()[parameter]
        var velocity = Tensor(repeating: 0, shape: [2])
        parameter.descend(
          along: gradient ?? zero, velocity: &velocity, rate: 0.1, momentum: 0, nesterov: false,
          decay: 0)
      }
      #expect(hiddenCopyCount.value == 0)
      let shared = parameter
      parameter.move(towards: zero, rate: 0.5)
      #expect(hiddenCopyCount.value == 1)
      parameter.move(towards: zero, rate: 0.5)
      #expect(hiddenCopyCount.value == 1)
      withExtendedLifetime(shared) {}
    }
  }
}
