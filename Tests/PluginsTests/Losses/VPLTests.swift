import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct VPLTests {
  @Test func `as published`() throws { try expectReplays("vpl") }

  @Test func `before its start and without a share it is ArcFace`() throws {
    try expectSame("vpl scale=20", "arc-face scale=20")
    var late = threeClasses
    late.step = 9000
    try expectSame("vpl scale=20 share=0", "arc-face scale=20", on: late, within: 1e-12)
  }

  @Test func `the last image of a class is remembered for a while`() throws {
    let loss = try Registry.standard.loss("vpl start=0 lifetime=5 share=0.5 scale=4")
    var input = LossInput(
      embeddings: [1, 0, 0, 3], width: 2, labels: [1, 1], classes: 3,
      parameters: ["memory": [1, 0, 1, 0, 1, 0], "remembered-until": [9, 2, 3]])
    input.step = 7
    let result = try loss.evaluated(input)
    #expect(result.after["memory"] == [1, 0, 0, 1, 1, 0])
    #expect(result.after["remembered-until"] == [9, 12, 3])
  }

  @Test func `only what is young enough is mixed in`() throws {
    let loss = try Registry.standard.loss("vpl start=0 share=0.5 scale=4")
    func value(until: [Double]) throws -> Double {
      var input = threeClasses
      input.step = 7
      input.parameters["memory"] = randomTensor([3, 4], seed: 9).normalisedRows().doubles
      input.parameters["remembered-until"] = until
      return try loss.evaluated(input).value
    }
    #expect(try value(until: [6, 6, 6]) == value(until: [-1, 0, 2]))
    #expect(try value(until: [7, 6, 6]) != value(until: [6, 6, 6]))
  }

  @Test(arguments: ["share=1", "lifetime=0", "start=-1", "margin=28.6", "scale=0"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("vpl \(options)"))
    }
  }
}
