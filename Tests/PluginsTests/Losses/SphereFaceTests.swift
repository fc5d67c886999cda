import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct SphereFaceTests {
  @Test func `as published`() throws { try expectReplays("sphere-face") }

  @Test func `on unit vectors without margin it is the cosine softmax of scale one`() throws {
    var input = threeClasses
    input.embeddings = Tensor(input.embeddings, shape: [6, 4]).normalisedRows().doubles
    let options = "margin=1 annealing=0 floor=0"
    let value = try Registry.standard.loss(PluginSpecification("sphere-face \(options)"))
      .evaluated(input).value
    let softmax = try Registry.standard.loss("softmax normalised=true scale=1")
      .evaluated(input).value
    #expect(abs(value - softmax) < 1e-14)
    // Gradients too, where lengths play no part.
    try expectSame(
      PluginSpecification("sphere-face \(options) normalised=true scale=1"),
      "softmax normalised=true scale=1")
  }

  @Test func `λ never falls below its floor`() throws {
    let loss = try Registry.standard.loss("sphere-face")
    let settled = try Registry.standard.loss("sphere-face annealing=5")
    var input = threeClasses
    input.step = 1_000_000
    #expect(try loss.evaluated(input).value == settled.evaluated(threeClasses).value)
    #expect(try loss.evaluated(threeClasses).value < settled.evaluated(threeClasses).value)
  }

  @Test(arguments: ["margin=0", "margin=5", "annealing=-1", "decay=-1", "floor=-1", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("sphere-face \(options)"))
    }
  }
}
