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
    // What PyTorch's own single precision keeps to.
    #expect(reference.float32.values.allSatisfy { $0 < 1e-4 })
    let architecture = try Registry.standard.architecture(
      PluginSpecification(Self.networks[model] ?? ""))
    let deviation = try onOneThread { try reference.deviation(of: architecture) }
    #expect(deviation.unlike == [])
    #expect(deviation.norm < 1e-4, "\(deviation.worst)")
    // Of every element alone rounding takes more than of the length; another order takes all.
    #expect(deviation.projection < 1e-3)
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
