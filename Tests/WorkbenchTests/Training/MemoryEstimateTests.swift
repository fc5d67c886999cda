import Plugins
import TestSupport
import Testing

@testable import Autograd
@testable import Workbench

/// The pool is the whole process's, and other tests use it meanwhile: each case runs in a process of
/// its own.
@Suite struct MemoryEstimateTests {
  private struct Case {
    var architecture: PluginSpecification
    var loss: PluginSpecification = "softmax"
    var optimizer: PluginSpecification = "sgd"
    var size = 32
    var classes = 50
    var batch = 24
    var parts = 1
    var mixes = false

    /// The estimate of model, optimizer and step, and the most that steps then hold.
    func compared() throws -> (estimated: Int, measured: Int) {
      let registry = Registry.standard
      let (loss, optimizer) = (try registry.loss(loss), try registry.optimizer(optimizer))
      let labels = (0..<batch).map { $0 / 2 % classes }
      var random = Random(seed: 1)
      let images = Tensor.normal([batch, size, size, 3], deviation: 1, random: &random)
      let model = try Model(
        architecture: registry.architecture(architecture), loss: loss, size: size,
        classes: classes, random: random)
      var rules = LearningRules()
      rules.parts = parts
      let estimate = MemoryEstimate(
        of: model, loss: loss, optimizer: optimizer, rules: rules, size: size, labels: labels,
        mixes: mixes)
      let mixed = MixedLabels(
        Mixture(partners: Array((0..<batch).reversed()), share: 0.7), of: labels)
      var learner = Learner(
        model: consume model, loss: loss, optimizer: optimizer, rules: rules)
      _ = BufferPool.shared.takePeak()
      for step in 0..<3 {
        _ = try learner.step(
          images: images, labels: labels, mixed: mixes ? mixed : nil, learningRate: 0.01,
          random: random.split(step))
      }
      return (estimate.total - estimate.process, BufferPool.shared.takePeak())
    }

    func expectNear() throws {
      let (estimated, measured) = try onOneThread { try compared() }
      #expect(
        abs(Double(estimated) / Double(measured) - 1) <= 0.15,
        "\(architecture.text): estimated \(estimated), measured \(measured)")
    }
  }

  @Test func `activations are foreseen`() async {
    await #expect(processExitsWith: .success) {
      try Case(architecture: "res-net depth=10 width=8 embedding=16 stem=large").expectNear()
    }
  }

  /// Where activations are the most, where images are, and where the sum of the gradients is.
  @Test(arguments: [
    "res-net depth=10 width=8 embedding=16 stem=large", "starter width=2", "starter width=48",
  ])
  func `a batch in parts keeps the activations of one`(_ architecture: String) async {
    await #expect(processExitsWith: .success) { [architecture] in
      for parts in [2, 3, 6] {
        var small = Case(architecture: PluginSpecification(architecture))
        (small.parts, small.batch) = (parts, 48)
        try small.expectNear()
      }
    }
  }

  @Test func `parameters and the tensors of the optimizer are foreseen`() async {
    await #expect(processExitsWith: .success) {
      try Case(architecture: "starter width=32", optimizer: "adam-w", batch: 6).expectNear()
    }
  }

  @Test(arguments: [false, true])
  func `a loss of many classes is foreseen, also of mixed images`(_ mixes: Bool) async {
    await #expect(processExitsWith: .success) { [mixes] in
      var many = Case(architecture: "starter width=4", loss: "arc-face", classes: 20_000)
      (many.mixes, many.batch) = (mixes, 64)
      try many.expectNear()
    }
  }

  @Test func `what is estimated does not change the model`() async throws {
    await #expect(processExitsWith: .success) {
      let loss = try Registry.standard.loss("softmax")
      var model = try Model(
        architecture: Registry.standard.architecture("starter width=4"), loss: loss, size: 32,
        classes: 4, random: Random(seed: 1))
      func values() -> [[Float]] {
        var values: [[Float]] = []
        model.visit { _, _, value in values.append(value.floats) }
        return values
      }
      let before = values()
      _ = MemoryEstimate(
        of: model, loss: loss, optimizer: try Registry.standard.optimizer("sgd"), size: 32,
        labels: [0, 1, 2, 3, 0, 1])
      #expect(values() == before && hiddenCopyCount.value == 0)
    }
  }

  /// Buffers given back leave gaps of addresses, which the process does not hold.
  @Test func `what the process holds besides is not lessened by gaps between buffers`() async {
    await #expect(processExitsWith: .success) {
      let loss = try Registry.standard.loss("softmax")
      func estimate() throws -> MemoryEstimate {
        let model = try Model(
          architecture: Registry.standard.architecture("starter width=4"), loss: loss, size: 32,
          classes: 4, random: Random(seed: 1))
        return MemoryEstimate(
          of: model, loss: loss, optimizer: try Registry.standard.optimizer("sgd"), size: 32,
          labels: [0, 1, 2, 3, 0, 1])
      }
      _ = try estimate()
      let before = try estimate().process
      let gap = Tensor(repeating: 1, shape: [4 << 20])
      let last = Tensor(repeating: 1, shape: [1 << 20])
      _ = consume gap
      let after = try estimate().process
      #expect(before > 8 << 20 && abs(after - before) < 4 << 20, "\(before), then \(after)")
      #expect(last.count == 1 << 20)
    }
  }
}
