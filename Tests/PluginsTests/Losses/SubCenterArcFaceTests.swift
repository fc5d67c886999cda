import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct SubCenterArcFaceTests {
  @Test func `as published`() throws { try expectReplays("sub-center-arc-face") }

  @Test func `with one centre it is ArcFace`() throws {
    try expectSame("sub-center-arc-face centres=1 scale=20", "arc-face scale=20")
  }

  @Test func `only the nearest centre of a class is moved`() throws {
    // Classes 0 and 1 with two centres each; the row is nearest to the second of class 0 and, as
    // near to both of class 1, to the first.
    let result = try Registry.standard.loss("sub-center-arc-face centres=2 margin=0.1 scale=4")
      .evaluated(
        LossInput(
          embeddings: [1, 0], width: 2, labels: [0], classes: 2,
          parameters: ["weight": [0, 1, 1, 0.5, -1, 2, -1, 2]]))
    let weight = result.gradients["weight"] ?? []
    #expect(weight[0...1].allSatisfy { $0 == 0 } && weight[6...7].allSatisfy { $0 == 0 })
    #expect(weight[2...3].contains { $0 != 0 } && weight[4...5].contains { $0 != 0 })
  }

  @Test(arguments: ["centres=0", "margin=28.6", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("sub-center-arc-face \(options)"))
    }
  }
}
