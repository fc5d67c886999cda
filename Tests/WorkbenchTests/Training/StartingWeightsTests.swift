import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct StartingWeightsTests {
  private func model(_ architecture: PluginSpecification, seed: UInt64 = 1) throws -> Model {
    try Model(
      architecture: Registry.standard.architecture(architecture),
      loss: Registry.standard.loss("softmax"), size: 32, classes: 4, random: Random(seed: seed))
  }

  private func weights(_ model: Model) -> StartingWeights {
    var (network, tensors) = (model.network, [String: Tensor]())
    network.visit("") { name, _, value in tensors[name] = value.detached() }
    return StartingWeights(name: "first", tensors: tensors)
  }

  private func values(_ model: Model) -> [String: [Float]] {
    var (model, values) = (model, [String: [Float]]())
    model.visit { name, _, value in values[name] = value.floats }
    return values
  }

  @Test func `a network takes all values, and the loss begins anew`() throws {
    let (source, fresh) = (
      try model("res-net depth=10 width=4 embedding=8", seed: 2),
      try model("res-net depth=10 width=4 embedding=8")
    )
    var target = fresh
    try target.begin(with: weights(source))
    for (name, value) in values(target) {
      #expect(value == values(name.hasPrefix("loss.") ? fresh : source)[name], "\(name)")
    }
    target.visit { _, role, value in #expect(value.requiresGradient == (role != .state)) }
  }

  @Test func `a head of another size may begin anew, the rest is taken`() throws {
    let source = try model("res-net depth=10 width=4 embedding=8", seed: 2)
    let fresh = try model("res-net depth=10 width=4 embedding=16")
    var target = fresh
    try target.begin(with: weights(source), anew: ["fc"])
    #expect(values(target)["conv1.weight"] == values(source)["conv1.weight"])
    #expect(values(target)["fc.weight"] == values(fresh)["fc.weight"])
    var headless = try model("res-net depth=10 width=4 embedding=0")
    #expect(throws: OptionError.self) { try headless.begin(with: weights(source)) }
  }

  @Test func `a beginning named anew takes statistics along`() throws {
    let source = try model("res-net depth=10 width=4", seed: 2)
    var start = weights(source).tensors
    start["layer4.0.bn1.running_mean"] = Tensor(repeating: 5, shape: [32])
    var target = try model("res-net depth=10 width=4")
    try target.begin(with: StartingWeights(name: "first", tensors: start), anew: ["layer4"])
    #expect(values(target)["layer4.0.bn1.running_mean"]?.allSatisfy { $0 == 0 } == true)
  }

  @Test func `every parameter that does not fit is named, with both shapes and the way out`() throws
  {
    let source = try model("res-net depth=10 width=4 embedding=8", seed: 2)
    var target = try model("res-net depth=10 width=4 embedding=16")
    let error = try #require(throws: OptionError.self) {
      try target.begin(with: weights(source))
    }
    #expect(error.got == "fc.weight [16, 32], there [8, 32]; fc.bias [16], there [8]")
    #expect(error.expected.contains("that of the run to begin with, first"))
    #expect(error.expected.contains("anew=NAME"))
    var deeper = try model("res-net depth=18 width=4 embedding=8")
    let missing = try #require(throws: OptionError.self) {
      try deeper.begin(with: weights(source))
    }
    #expect(missing.got.contains("layer1.1.conv1.weight [4, 4, 3, 3], there missing"))
    #expect(missing.got.contains("; and "))
    var shallower = try model("res-net depth=10 width=4 embedding=8")
    let extra = try #require(throws: OptionError.self) {
      try shallower.begin(with: weights(model("res-net depth=18 width=4 embedding=8")))
    }
    #expect(extra.got.contains("layer1.1.bn1.bias only there"))
  }

  @Test func `a name that the model does not have cannot begin anew`() throws {
    var target = try model("res-net depth=10 width=4")
    let error = #expect(throws: OptionError.self) {
      try target.begin(with: weights(target), anew: ["fcc"])
    }
    #expect(error?.option == "anew")
    #expect(error?.got.contains("did you mean fc?") == true)
  }
}
