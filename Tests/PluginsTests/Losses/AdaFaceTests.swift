import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct AdaFaceTests {
  @Test func `as published`() throws { try expectReplays("ada-face") }

  @Test func `without concentration the margin is that of CosFace`() throws {
    var input = threeClasses
    // Cosines beyond ±0.999 would be clipped.
    input.embeddings = input.embeddings.map { $0 + 0.01 }
    try expectSame(
      "ada-face concentration=0 margin=0.3 scale=20", "cos-face margin=0.3 scale=20", on: input)
  }

  @Test func `one row leaves the deviation as it is`() throws {
    let result = try Registry.standard.loss("ada-face momentum=1").evaluated(
      LossInput(embeddings: [3, 4], width: 2, labels: [0], classes: 2))
    #expect(result.after["mean-length"] == [5] && result.after["length-deviation"] == [100])
    #expect(result.isFinite)
  }

  @Test func `mean and deviation of lengths by hand`() throws {
    let result = try Registry.standard.loss("ada-face momentum=0.5").evaluated(
      LossInput(embeddings: [3, 4, 0, 9], width: 2, labels: [0, 1], classes: 2))
    #expect(result.after["mean-length"] == [0.5 * 20 + 0.5 * 7])
    #expect(
      abs((result.after["length-deviation"]?[0] ?? 0) - (50 + 0.5 * 8.0.squareRoot())) < 1e-12)
  }

  @Test(arguments: ["margin=-1", "concentration=-1", "momentum=2", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("ada-face \(options)"))
    }
  }
}
