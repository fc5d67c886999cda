import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

/// What is learned in a step, and how far: freezing, factors, clipping.
@Suite struct LearnerUpdateTests {
  private func rules(_ change: (inout LearningRules) -> Void) -> LearningRules {
    var rules = LearningRules()
    change(&rules)
    return rules
  }

  @Test func `a frozen parameter keeps its bits, and the others learn as if nothing were frozen`()
    throws
  {
    let all = try PlainTraining.slopes(PlainTraining())
    let training = try PlainTraining(rules { $0.frozen = ["first.weight", "last.bias"] })
    let slopes = try PlainTraining.slopes(training)
    #expect(slopes["first.weight"]?.allSatisfy { $0 == 0 } == true)
    #expect(slopes["last.bias"]?.allSatisfy { $0 == 0 } == true)
    for name in ["first.bias", "second.weight", "last.weight", "loss.weight"] {
      #expect(slopes[name] == all[name])
    }
  }

  @Test func `nothing is computed for what is frozen`() throws {
    var training = try PlainTraining(
      rules { $0.frozen = ["first.weight", "first.bias", "second.weight", "second.bias"] })
    let learned = training.learner.slots.filter { !$0.isEmpty }
    #expect(training.learner.slots.count == 7 && learned.count == 3)
    let pass = try training.learner.forward(training.images, training.labels, Random(seed: 1))
    let gradients = pass.cost.gradients()
    training.learner.model.visit { name, _, value in
      #expect((gradients[value] != nil) == (name.hasPrefix("last") || name.hasPrefix("loss")))
    }
  }

  @Test func `a network that is frozen whole still lets the loss learn`() throws {
    let names = ["first", "second", "last"].flatMap { ["\($0).weight", "\($0).bias"] }
    let slopes = try PlainTraining.slopes(PlainTraining(rules { $0.frozen = Set(names) }))
    #expect(slopes["loss.weight"]?.contains { $0 != 0 } == true)
    #expect(names.allSatisfy { slopes[$0]?.allSatisfy { $0 == 0 } == true })
  }

  @Test func `a factor multiplies the learning rate of its parameters alone`() throws {
    let all = try PlainTraining.slopes(PlainTraining())
    let slopes = try PlainTraining.slopes(PlainTraining(rules { $0.rates = ["last.weight": 4] }))
    let fourfold = try #require(all["last.weight"]).map { 4 * $0 }
    #expect(difference(["": fourfold], ["": try #require(slopes["last.weight"])]) < 1e-12)
    #expect(slopes["first.weight"] == all["first.weight"])
  }

  /// With plain gradient descent at rate 1, the step is the gradient.
  @Test func `gradients longer than allowed are shortened to it, keeping their direction`() throws {
    let all = try PlainTraining.slopes(PlainTraining())
    let length = all.values.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var training = try PlainTraining(rules { $0.longestGradient = length / 3 })
    let slopes = try PlainTraining.slopes(training)
    #expect(difference(all.mapValues { $0.map { $0 / 3 } }, slopes) < 1e-9)
    try training.step()
    let measured = training.learner.measured
    #expect(abs(try #require(measured["training.gradient-norm"]) - length) < 1e-9 * length)
    #expect(measured["training.clipped"] == 1)
  }

  @Test func `shorter ones are left alone, to the bit`() throws {
    var training = try PlainTraining(rules { $0.longestGradient = 1e6 })
    #expect(try PlainTraining.slopes(training) == PlainTraining.slopes(PlainTraining()))
    try training.step()
    #expect(training.learner.measured["training.clipped"] == 0)
    var plain = try PlainTraining()
    try plain.step()
    #expect(plain.learner.measured["training.gradient-norm"] == nil)
  }
}
