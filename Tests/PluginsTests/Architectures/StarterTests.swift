import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct StarterTests {
  /// Convolutions 3·64·49 + 64·128·9 + 128·256·9 + 256·512·9 = 1,557,696, scales and shifts
  /// 2 · 960 = 1,920, classifier 512 · 7000 + 7000 = 3,591,000: 5.15 million.
  @Test func `with 7000 classes there are 5.15 million parameters`() throws {
    let model = try Model(
      architecture: Starter(), loss: Softmax(bias: true), size: 224, classes: 7000,
      random: Random(seed: 1))
    #expect(
      model.parameterCount == ParameterCount(network: 1_557_696 + 1_920, loss: 3_591_000))
    #expect(model.parameterCount.total == 5_150_616)
  }

  @Test func `four convolutions make a thirty-second of the size`() throws {
    var random = Random(seed: 1)
    var network = try Starter(width: 4).network(input: [64, 64, 3], random: &random)
    #expect(network.embeddingWidth == 32)
    var shapes: [String: [Int]] = [:]
    network.visit("") { name, role, value in
      if role == .weight { shapes[name] = value.shape }
    }
    #expect(
      shapes == [
        "conv1.weight": [4, 3, 7, 7], "conv2.weight": [8, 4, 3, 3],
        "conv3.weight": [16, 8, 3, 3], "conv4.weight": [32, 16, 3, 3],
      ])
  }

  @Test func `a rectified average is never negative`() throws {
    var random = Random(seed: 1)
    var network = try Starter(width: 4).network(input: [32, 32, 3], random: &random)
    let images = randomTensor([2, 32, 32, 3]).converted(to: .float32)
    #expect(network(images, .inference).floats.allSatisfy { $0 >= 0 })
  }

  @Test func `a width of zero is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.architecture("starter width=0") }
  }
}
