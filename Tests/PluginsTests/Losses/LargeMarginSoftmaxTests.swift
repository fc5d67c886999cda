import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct LargeMarginSoftmaxTests {
  @Test func `as published`() throws { try expectReplays("large-margin-softmax") }

  @Test func `without margin it is softmax without bias`() throws {
    try expectSame("large-margin-softmax margin=1 annealing=0", "softmax")
    try expectSame("large-margin-softmax margin=1 annealing=5", "softmax")
  }

  @Test func `annealing makes way for the margin`() throws {
    let loss = try Registry.standard.loss("large-margin-softmax margin=2 decay=0.1 power=2")
    let values = try [0, 10, 1000].map { step in
      var input = threeClasses
      input.step = step
      return try loss.evaluated(input).value
    }
    let bare = try Registry.standard.loss("large-margin-softmax margin=2 annealing=0")
      .evaluated(threeClasses).value
    let plain = try Registry.standard.loss("softmax").evaluated(threeClasses).value
    #expect(plain < values[0] && values[0] < values[1] && values[1] < values[2])
    #expect(values[2] < bare && bare - values[2] < 0.1 * (bare - plain))
  }

  @Test(arguments: ["margin=0", "margin=5", "annealing=-1", "decay=-1", "power=-1", "floor=-1"])
  func `options that cannot work are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.loss(PluginSpecification("large-margin-softmax \(options)"))
    }
  }
}
