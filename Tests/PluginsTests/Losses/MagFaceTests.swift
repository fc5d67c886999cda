import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct MagFaceTests {
  @Test func `as published`() throws { try expectReplays("mag-face") }

  @Test func `with one margin and no regulariser it is ArcFace`() throws {
    try expectSame(
      "mag-face least-margin=0.5 greatest-margin=0.5 regulariser=0 scale=20 continuation=hard",
      "arc-face margin=0.5 scale=20")
  }

  @Test func `long embeddings have the greater margin`() throws {
    let loss = try Registry.standard.loss("mag-face shortest=1 longest=3")
    func note(_ name: String, _ length: Double) throws -> Double {
      try loss.evaluated(
        LossInput(embeddings: [length, 0], width: 2, labels: [0], classes: 2)
      ).notes[name] ?? .nan
    }
    #expect(abs(try note("margin", 0.5) - 0.45) < 1e-15)
    #expect(abs(try note("margin", 2) - 0.625) < 1e-15)
    #expect(abs(try note("margin", 9) - 0.8) < 1e-15)
    #expect(abs(try note("regulariser", 2) - (2.0 / 9 + 0.5)) < 1e-15)
  }

  @Test(arguments: [
    "shortest=0", "longest=5", "least-margin=25", "greatest-margin=45", "regulariser=-1", "scale=0",
  ])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("mag-face \(options)"))
    }
  }
}
