import Autograd
import TestSupport
import Testing

@testable import Workbench

/// Steps that meet a number that is not finite.
@Suite struct NotFiniteTests {
  typealias Training = LearnerTests.Training

  /// The error of the second step after `damage`, which must have left the learner as it was.
  private func failure(
    loss: String = "softmax", _ damage: (inout Training) -> Void
  ) throws -> NotFinite {
    var training = try Training(loss: loss)
    _ = try training.step()
    damage(&training)
    let before = training.weights.map { $0.map(\.bitPattern) }
    let error = try #require(throws: NotFinite.self) { try training.step() }
    #expect(training.weights.map { $0.map(\.bitPattern) } == before)
    #expect(training.learner.stepCount == 1)
    #expect(error.step == 2)
    return error
  }

  private func damage(
    _ training: inout Training, _ name: String, _ value: (Tensor) -> Tensor
  ) {
    training.learner.model.visit { other, role, tensor in
      guard other == name else { return }
      tensor = role == .state ? value(tensor) : value(tensor).parameter()
    }
  }

  private func filled(_ number: Double) -> (Tensor) -> Tensor {
    { Tensor(repeating: number, shape: $0.shape) }
  }

  @Test func `a class weight that is not a number is named, and nothing moved`() throws {
    let error = try failure { damage(&$0, "loss.weight", filled(.nan)) }
    #expect(error.what == "the loss")
    #expect(error.origin == .parameter("loss.weight"))
    #expect(error.description.contains("loss.weight already was not before the step"))
  }

  @Test func `a weight in the network that is not a number is named though a rectifier hides it`()
    throws
  {
    let error = try failure { damage(&$0, "layer2.0.conv1.weight", filled(.nan)) }
    #expect(error.origin == .parameter("layer2.0.conv1.weight"))
  }

  @Test func `pictures that are not numbers are found by the loss, and their rows named`()
    throws
  {
    var error = try failure { training in
      var values = training.images.floats
      let size = values.count / training.labels.count
      values[3 * size + 7] = .nan
      training.images = Tensor(values, shape: training.images.shape)
    }
    #expect(error.what == "the loss")
    #expect(error.origin == .images(rows: [3]))
    error.images = (0..<16).map { "\($0).jpg" }
    #expect(error.description.contains("the network's input already is not, for 3.jpg; "))
    #expect(error.description.contains("check these files"))
  }

  @Test(arguments: ["layer2.0.conv1", "layer3.0.bn2", "fc"])
  func `the first layer whose output overflows is named`(layer: String) throws {
    let error = try failure { training in
      damage(&training, layer + ".weight") { $0.converted(to: .float64).overflowing }
    }
    guard case .layer(let name, _) = error.origin else {
      Issue.record("\(error)")
      return
    }
    // A rectifier passes infinity on; the normalisation behind it makes NaN of it.
    #expect(name == layer)
    #expect(error.description.contains("first of all the output of \(layer)"))
  }

  @Test func `an overflow within the loss is the loss's own`() throws {
    let error = try failure { damage(&$0, "loss.weight", filled(3e38)) }
    #expect(error.origin == .loss)
  }

  @Test func `of a sum, the term is named`() throws {
    let error = try failure(loss: "sum losses=[cos-face, softmax]") {
      damage(&$0, "loss.2.softmax.weight", filled(3e38))
    }
    #expect(error.origin == .term("2.softmax"))
    #expect(error.description.contains("it is its term 2.softmax"))
    #expect(error.details.notes["1.cos-face.loss"]?.isFinite == true)
  }

  @Test func `the lengths of parameters and gradients are told in forward order`() throws {
    let error = try failure { damage(&$0, "loss.weight", filled(3e38)) }
    let parameters = error.details.parameters
    #expect(parameters.first?.name == "conv1.weight")
    #expect(parameters.last?.name == "loss.weight")
    #expect(parameters.allSatisfy { $0.norm > 0 || $0.name.hasSuffix("bias") })
    #expect(parameters.contains { $0.gradientNorm?.isFinite == false })
  }
}

extension Tensor {
  /// As large as single precision can be, with the signs that were there.
  fileprivate var overflowing: Tensor {
    Tensor(doubles.map { $0 < 0 ? -3e38 : 3e38 }, shape: shape, type: .float32)
  }
}
