import Checks
import Plugins
import TestSupport
import Testing

/// Steps of networks filled by a formula, against torchvision's filled by the same one.
@Suite struct GradientReferenceTests {
  private static let networks = [
    "resnet18": "res-net depth=18 embedding=10 stem=large",
    "resnet34": "res-net depth=34 embedding=10 stem=large",
    "resnet50": "res-net depth=50 embedding=10 stem=large",
    "mobilenet_v2": "mobile-net-v2 embedding=10", "convnext_tiny": "conv-next embedding=10",
  ]

  private func reference(_ model: String) throws -> GradientReference {
    try GradientReference(contentsOf: "\(packageFolder)/Tests/Fixtures/gradients/\(model).json")
  }

  @Test(arguments: networks.keys.sorted())
  func `gradients of the first step are PyTorch's within 1e-4`(_ model: String) throws {
    let reference = try reference(model)
    #expect(reference.model == model && reference.parameters.count > 50)
    #expect(reference.float32.count == 4)
    // What PyTorch's own single precision keeps to.
    for own in reference.float32.values {
      #expect(own.floored.norm < 1e-4 && own.floored.projection < 1e-4)
    }
    let architecture = try Registry.standard.architecture(
      PluginSpecification(Self.networks[model] ?? ""))
    let deviation = try onOneThread { try reference.deviation(of: architecture) }
    #expect(deviation.unlike == [])
    let distances = deviation.distances
    #expect(distances.floored.norm < 1e-4 && distances.floored.projection < 1e-4)
    // Small gradients are what is left of sums that cancel, and no number known in advance bounds their
    // rounding. PyTorch's is the measure: sums in another order, as each engine of convolutions has its
    // own, moved the farthest parameter by up to two and a half times that.
    let own = reference.float32.values.map(\.bare)
    #expect(distances.bare.norm < 3 * (own.map(\.norm).max() ?? 0))
    #expect(distances.bare.projection < 3 * (own.map(\.projection).max() ?? 0))
  }

  @Test(arguments: ["resnet18", "mobilenet_v2"])
  func `losses of the first steps are PyTorch's`(_ model: String) throws {
    let reference = try reference(model)
    var curve = FormulaCurve()
    curve.architecture = PluginSpecification(Self.networks[model] ?? "")
    (curve.batch, curve.size, curve.steps) = (
      reference.batch, reference.size, reference.losses.count
    )
    let losses = try onOneThread { try curve.losses() }
    #expect(losses.count == 4 && Set(losses).count == 4)
    for (ours, theirs) in zip(losses, reference.losses) {
      #expect(abs(ours / theirs - 1) < 1e-3)
    }
  }

  @Test func `a network of other parameters is told apart`() throws {
    let other = try Registry.standard.architecture("res-net depth=18 embedding=10 width=8")
    let deviation = try reference("resnet18").deviation(of: other)
    #expect(deviation.unlike.contains("conv1.weight"))
  }
}
