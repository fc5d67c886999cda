import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct ElasticFaceTests {
  @Test func `as published`() throws { try expectReplays("elastic-face") }

  @Test func `without deviation it is ArcFace or CosFace`() throws {
    try expectSame("elastic-face deviation=0 scale=20", "arc-face scale=20")
    try expectSame(
      "elastic-face form=cos margin=0.35 deviation=0 scale=20", "cos-face scale=20")
  }

  @Test func `margins are drawn anew at every step, from the run alone`() throws {
    let loss = try Registry.standard.loss("elastic-face scale=16")
    var (first, second) = (threeClasses, threeClasses)
    (first.random, second.random) = (Random(seed: 1), Random(seed: 2))
    #expect(try loss.evaluated(first).value == loss.evaluated(first).value)
    #expect(try loss.evaluated(first).value != loss.evaluated(second).value)
  }

  @Test func `plus gives the harder image the larger margin`() throws {
    // The first row is sure of its class, so that the cost is that of the second one's margin.
    var input = LossInput(
      embeddings: [1, 0, 1, 0], width: 2, labels: [0, 1], classes: 2,
      parameters: ["weight": [1, 0, 0, 1]])
    let (plain, plus) = (
      try Registry.standard.loss("elastic-face form=cos margin=0.3"),
      try Registry.standard.loss("elastic-face form=cos margin=0.3 plus=true")
    )
    var gains: [Double] = []
    for seed in 0..<50 as Range<UInt64> {
      input.random = Random(seed: seed)
      gains.append(try plus.evaluated(input).value - plain.evaluated(input).value)
    }
    #expect(gains.allSatisfy { $0 > -1e-9 })
    #expect((10...40).contains(gains.count { $0 > 1e-3 }))
  }

  @Test(arguments: ["margin=28.6", "deviation=-1", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("elastic-face \(options)"))
    }
  }
}
