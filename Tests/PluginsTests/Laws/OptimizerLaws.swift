import Autograd
import Plugins
import TestSupport
import Testing

/// What every optimizer of the registry must satisfy with its default options.
@Suite struct OptimizerLaws {
  static let names = Registry.standard.names(of: .optimizer)
  private static let types = [ScalarType.float32, .float64]

  private static let target = [0.5, -1, 2, 0]
  private static let curvature = [1.0, 2, 0.5, 1.5]

  /// Minimises Σ cᵢ (pᵢ - tᵢ)² / 2 from zero plus one.
  private func minimised(
    _ name: String, _ type: ScalarType, steps: Int, decays: Bool = false
  ) throws -> Tensor {
    let optimizer = try Registry.standard.optimizer(PluginSpecification(name))
    var parameter = Tensor([1, 1, 1, 1], shape: [4], type: type).parameter()
    let target = Tensor(Self.target, shape: [4], type: type)
    let curvature = Tensor(Self.curvature, shape: [4], type: type)
    var slots = (0..<optimizer.slotCount).map { _ in
      Tensor(repeating: 0, shape: [4], type: type)
    }
    for step in 1...steps {
      let gradient = (0.5 * (curvature * (parameter - target).squared()).sum())
        .gradients()[parameter]
      optimizer.update(
        &parameter, gradient: try #require(gradient), slots: &slots, decays: decays,
        learningRate: optimizer.learningRate, step: step)
    }
    return parameter
  }

  @Test func `there are optimizers to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: names, types)
  func `a quadratic is minimised`(_ name: String, _ type: ScalarType) throws {
    let result = try minimised(name, type, steps: 5000)
    #expect(result.type == type && result.requiresGradient)
    for (value, exact) in zip(result.doubles, Self.target) { #expect(abs(value - exact) < 1e-3) }
  }

  @Test(arguments: names, types)
  func `the first step goes downhill`(_ name: String, _ type: ScalarType) throws {
    let result = try minimised(name, type, steps: 1).doubles
    // The slopes at one are 0.5, 4, -0.5 and 1.5.
    #expect(zip(result, [1, 1, -1, 1]).allSatisfy { ($0 - 1) * $1 < 0 })
  }

  @Test(arguments: names, types)
  func `the same gradients give the same bits`(_ name: String, _ type: ScalarType) throws {
    #expect(
      try minimised(name, type, steps: 20).doubles == minimised(name, type, steps: 20).doubles)
  }

  @Test(arguments: names)
  func `both precisions go the same way`(_ name: String) throws {
    let single = try minimised(name, .float32, steps: 20, decays: true).doubles
    let double = try minimised(name, .float64, steps: 20, decays: true).doubles
    for (a, b) in zip(single, double) { #expect(abs(a - b) < 2e-6) }
  }

  @Test(arguments: names, types)
  func `without a gradient only what decays moves, and towards zero`(
    _ name: String, _ type: ScalarType
  ) throws {
    let optimizer = try Registry.standard.optimizer(PluginSpecification(name))
    for decays in [false, true] {
      var parameter = Tensor([2, -3], shape: [2], type: type)
      let zero = Tensor(repeating: 0, shape: [2], type: type)
      var slots = (0..<optimizer.slotCount).map { _ in zero.scaled(by: 1) }
      for step in 1...5 {
        optimizer.update(
          &parameter, gradient: zero, slots: &slots, decays: decays,
          learningRate: optimizer.learningRate, step: step)
      }
      let values = parameter.doubles
      if decays {
        #expect(values[0] <= 2 && values[0] > 0 && values[1] >= -3 && values[1] < 0)
      } else {
        #expect(values == [2, -3])
      }
    }
  }

  @Test(arguments: names)
  func `a rate of zero changes no parameter`(_ name: String) throws {
    let optimizer = try Registry.standard.optimizer(PluginSpecification(name))
    var parameter = Tensor([2, -3] as [Float], shape: [2])
    var slots = (0..<optimizer.slotCount).map { _ in Tensor(repeating: 0, shape: [2]) }
    optimizer.update(
      &parameter, gradient: Tensor([1, 5] as [Float], shape: [2]), slots: &slots, decays: true,
      learningRate: 0, step: 1)
    #expect(parameter.floats == [2, -3])
  }
}
