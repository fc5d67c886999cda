import Autograd
import Checks
import TestSupport
import Testing

@testable import Plugins

struct PartialFCTests {
  @Test func `as published`() throws { try expectReplays("partial-fc") }

  private func input() -> LossInput {
    LossInput(
      embeddings: randomTensor([4, 3]).doubles, width: 3, labels: [7, 2, 7, 19], classes: 40)
  }

  @Test(arguments: ["cos-face", "softmax bias=false", "softmax normalised=true"])
  func `at rate 1 it is the loss itself`(_ inner: String) throws {
    let full = try Registry.standard.loss(PluginSpecification(inner)).evaluated(input())
    let partial = PluginSpecification("partial-fc loss=[\(inner)] rate=1")
    try Registry.standard.loss(partial).evaluated(input())
      .expect(full, value: 1e-14, gradients: 1e-14)
  }

  @Test func `classes that are not sampled get no gradient, those of the batch do`() throws {
    let gradients = try #require(
      try Registry.standard.loss("partial-fc rate=0.25").evaluated(input()).gradients["weight"])
    let moved = Set((0..<40).filter { gradients[$0 * 3..<$0 * 3 + 3].contains { $0 != 0 } })
    #expect(moved.count <= 10 && moved.isSuperset(of: [2, 7, 19]))
  }

  @Test func `every class is as likely to be sampled, and the batch's are certain`() {
    var loss = PartialFC()
    loss.rate = 0.25
    var counts = [Int](repeating: 0, count: 40)
    let times = 4000
    for time in 0..<times {
      let sample = loss.sample(of: 40, with: [7, 2, 7, 19], Random(seed: 1).split(time))
      #expect(sample.count == 10 && zip(sample, sample.dropFirst()).allSatisfy { $0 < $1 })
      for label in sample { counts[label] += 1 }
    }
    for label in counts.indices {
      let expected = [2, 7, 19].contains(label) ? 1 : 7.0 / 37
      #expect(abs(Double(counts[label]) / Double(times) - expected) < 0.03, "class \(label)")
    }
  }

  @Test func `a batch of more classes than the rate allows keeps all of them`() {
    var loss = PartialFC()
    loss.rate = 0.01
    #expect(loss.sample(of: 40, with: [7, 2, 7, 19], Random(seed: 1)) == [2, 7, 19])
  }

  @Test func `losses whose tables have other rows are refused`() {
    for text in [
      "loss=contrastive", "loss=[softmax bias=true]", "rate=0", "rate=1.1",
      "rate=0.5 loss=[softmax label-smoothing=0.1]",
    ] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("partial-fc \(text)"))
      }
    }
  }
}
