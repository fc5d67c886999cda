import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct CombinedMarginTests {
  @Test func `as published`() throws { try expectReplays("combined-margin") }

  @Test func `of the identity it is the cosine softmax`() throws {
    try expectSame(
      "combined-margin factor=1 margin=0 cosine-margin=0 scale=20",
      "softmax normalised=true scale=20")
  }

  @Test(arguments: Array(["hard", "continuous", "easy", "none", "clip"]))
  func `with an angular margin alone it is ArcFace`(_ continuation: String) throws {
    let options = "margin=0.5 scale=20 continuation=\(continuation)"
    try expectSame(
      PluginSpecification("combined-margin cosine-margin=0 \(options)"),
      PluginSpecification("arc-face \(options)"))
  }

  @Test func `with a cosine margin alone it is CosFace`() throws {
    try expectSame(
      "combined-margin margin=0 cosine-margin=0.35 scale=20 filter=0.2",
      "cos-face margin=0.35 scale=20 filter=0.2")
  }

  @Test(arguments: ["margin=28.6", "factor=0", "cosine-margin=2", "scale=0", "filter=1"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("combined-margin \(options)"))
    }
  }
}
