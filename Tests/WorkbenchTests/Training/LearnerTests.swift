import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct LearnerTests {
  /// A small residual network in training on eight people with two pictures each.
  struct Training {
    var learner: Learner
    var images: Tensor
    let labels: [Int]

    init(
      loss: String, optimizer: String = "sgd", miner: String? = nil, seed: UInt64 = 1
    ) throws {
      let registry = Registry.standard
      let loss = try registry.loss(PluginSpecification(loss))
      let architecture = try registry.architecture("res-net depth=10 width=8 embedding=16")
      let model = try Model(
        architecture: architecture, loss: loss, size: 32, classes: 8, random: Random(seed: seed))
      learner = Learner(
        model: model, loss: loss,
        miner: try miner.map { try registry.miner(PluginSpecification($0)) },
        optimizer: try registry.optimizer(PluginSpecification(optimizer)))
      labels = (0..<16).map { $0 / 2 }
      images = randomTensor([16, 32, 32, 3], seed: 5).converted(to: .float32)
    }

    mutating func step(
      threads: Int = 1, measuring: Bool = false, rate: Double = 0.01
    ) throws -> Double {
      try onThreads(threads) {
        try learner.step(
          images: images, labels: labels, learningRate: rate,
          random: Random(seed: 2).split(learner.stepCount), measuring: measuring)
      }
    }

    static func expectNoAllocations(_ loss: String, _ optimizer: String, threads: Int) throws {
      // A memory of batches grows until it is full: one of a batch's size is after the first step.
      let options = loss == "cross-batch-memory" ? " size=16" : ""
      var training = try Training(loss: loss + options, optimizer: optimizer)
      // Measuring is no exception.
      for _ in 0..<2 { _ = try training.step(threads: threads, measuring: true) }
      let allocations = BufferPool.shared.allocationCount
      for step in 0..<4 { _ = try training.step(threads: threads, measuring: step % 2 == 0) }
      #expect(BufferPool.shared.allocationCount == allocations)
      #expect(hiddenCopyCount.value == 0)
    }

    var weights: [[Float]] {
      var model = learner.model
      var values: [[Float]] = []
      model.visit { _, _, value in values.append(value.floats) }
      return values
    }
  }

  private static let losses = Registry.standard.names(of: .loss)
  private static let optimizers = Registry.standard.names(of: .optimizer)

  /// Pool and counters are the whole process's, and other tests use them meanwhile: each case runs
  /// in a process of its own.
  @Test(arguments: losses, optimizers)
  func `from the third step on no buffer is allocated and no parameter copied`(
    _ loss: String, _ optimizer: String
  ) async {
    await #expect(processExitsWith: .success) { [loss, optimizer] in
      try Training.expectNoAllocations(loss, optimizer, threads: 1)
    }
  }

  @Test func `that holds with several threads too`() async {
    await #expect(processExitsWith: .success) {
      try Training.expectNoAllocations("prototypical", "sgd", threads: 2)
    }
  }

  @Test(arguments: losses)
  func `measuring changes no bit of what is learned`(_ loss: String) throws {
    func learned(measuring: Bool) throws -> [[Float]] {
      var training = try Training(loss: loss)
      for _ in 0..<3 { _ = try training.step(measuring: measuring) }
      return training.weights
    }
    #expect(try learned(measuring: true) == learned(measuring: false))
  }

  /// Rates under which no step goes too far, where the usual one does.
  private static let rates = ["vic-reg": 0.001]

  /// With a reduction of non-zero, what a step reports is a mean over the triplets that still cost
  /// something, of which there are fewer each step: times their share it is a mean over all.
  @Test(arguments: losses)
  func `a few steps on one batch lower its loss, and it stays low`(_ loss: String) throws {
    var training = try Training(loss: loss)
    let values = try (0..<17).map { _ in
      let value = try training.step(rate: Self.rates[loss] ?? 0.01)
      guard loss == "triplet" else { return value }
      return value * (try #require(training.learner.measured["loss.active"]))
    }
    for (step, value) in values.enumerated().dropFirst(10) {
      #expect(value < 0.9 * values[0], "step \(step): \(values)")
    }
  }

  @Test func `the seed decides the run, to the bit`() throws {
    func run(seed: UInt64) throws -> ([Double], [[Float]]) {
      var training = try Training(loss: "prototypical", seed: seed)
      return (try (0..<3).map { _ in try training.step() }, training.weights)
    }
    let (first, second, other) = (try run(seed: 1), try run(seed: 1), try run(seed: 2))
    #expect(first.0 == second.0 && first.1 == second.1)
    #expect(first.0 != other.0)
  }

  @Test func `a copy goes its own way`() throws {
    var training = try Training(loss: "contrastive")
    _ = try training.step()
    let before = training.weights
    var copy = training
    _ = try copy.step()
    #expect(training.weights == before)
    #expect(copy.weights != before)
    _ = try training.step()
    #expect(training.weights == copy.weights)
  }

  @Test func `the miner decides which pairs the loss sees`() throws {
    func first(_ miner: String?) throws -> Double {
      var training = try Training(loss: "contrastive", miner: miner)
      return try training.step()
    }
    #expect(try first("all-pairs") == first(nil))
    #expect(try first("pair-margin positive=100 negative=0") == 0)
  }
}
