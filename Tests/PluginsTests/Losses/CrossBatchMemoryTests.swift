import Autograd
import Checks
import Plugins
import TestSupport
import Testing

struct CrossBatchMemoryTests {
  @Test func `as published`() throws { try expectReplays("cross-batch-memory") }

  private func memory(
    _ steps: [[Int]], size: Int
  ) throws -> (labels: [Double], values: [Double]) {
    let loss = try Registry.standard.loss(
      PluginSpecification("cross-batch-memory loss=contrastive size=\(size)"))
    var random = Random(seed: 1)
    var parameters = loss.parameters(classes: 9, width: 2, random: &random)
    var values: [Double] = []
    for (step, labels) in steps.enumerated() {
      let rows = randomTensor([labels.count, 2], seed: UInt64(step)).converted(to: .float32)
      values.append(try loss(Embedded(rows, labels: labels, step: step), &parameters).scalar)
    }
    return (parameters["memory-labels"].doubles, values)
  }

  @Test func `the newest rows are kept, and places not filled yet are marked`() throws {
    #expect(try memory([[1, 2], [3, 4]], size: 5).labels == [3, 4, 1, 2, -1])
    #expect(try memory([[1, 2], [3, 4], [5, 6]], size: 5).labels == [5, 6, 3, 4, 1])
    #expect(try memory([[1, 2, 3, 4]], size: 3).labels == [1, 2, 3])
  }

  @Test func `a row is not compared with its own copy`() throws {
    // One row alone has nothing to be compared with; the next finds the first.
    let values = try memory([[1], [1]], size: 4).values
    #expect(values[0] == 0 && values[1] > 0)
  }

  @Test func `losses with a classifier and impossible sizes are refused`() {
    for text in ["loss=softmax", "size=0"] {
      #expect(throws: OptionError.self) {
        try Registry.standard.loss(PluginSpecification("cross-batch-memory \(text)"))
      }
    }
  }
}
