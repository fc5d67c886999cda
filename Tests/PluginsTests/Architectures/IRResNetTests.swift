import Autograd
import TestSupport
import Testing

@testable import Plugins
@testable import Workbench

@Suite struct IRResNetTests {
  /// The numbers of the authors' `iresnet18`, `iresnet34` and `iresnet50`, which count the scale of
  /// the last norm, 512 values that are not learned.
  @Test(arguments: [(18, 24_025_600), (34, 34_139_328), (50, 43_590_848)])
  func `at 112 pixels there are as many parameters as in the authors' networks`(
    _ depth: Int, _ count: Int
  ) throws {
    #expect(try NetworkEntries(IRResNet(depth: depth), size: 112).learned == count - 512)
  }

  @Test func `depth 50 fits into the limit with a shorter embedding`() throws {
    let learned = try NetworkEntries(IRResNet(depth: 50, embedding: 128), size: 112).learned
    #expect(learned == 33_955_904 - 128 && learned < ParameterCount.limit)
    #expect(try NetworkEntries(IRResNet(depth: 34), size: 112).learned < ParameterCount.limit)
  }

  @Test func `names and shapes are those of the authors`() throws {
    let entries = try NetworkEntries(IRResNet(), size: 112)
    let expected: [String: [Int]] = [
      "conv1.weight": [64, 3, 3, 3], "prelu.weight": [64], "bn1.running_var": [64],
      "layer1.0.bn1.weight": [64], "layer1.0.conv1.weight": [64, 64, 3, 3],
      "layer2.0.bn1.weight": [64], "layer2.0.conv1.weight": [128, 64, 3, 3],
      "layer2.0.prelu.weight": [128], "layer2.0.bn3.bias": [128],
      "layer2.0.downsample.0.weight": [128, 64, 1, 1], "layer2.0.downsample.1.weight": [128],
      "bn2.weight": [512], "fc.weight": [512, 25_088], "fc.bias": [512], "features.weight": [512],
    ]
    for (name, shape) in expected { #expect(entries.shapes[name] == shape, "\(name)") }
    #expect(entries.shapes["layer2.1.downsample.0.weight"] == nil)
    // Stem 6 tensors; blocks 15 each, shortcuts 5 each; bn2 4, fc 2, features 4.
    #expect(entries.shapes.count == 6 + 8 * 15 + 4 * 5 + 4 + 2 + 4)
  }

  @Test func `the last norm keeps its scale, and moves its shift`() throws {
    let roles = try NetworkEntries(IRResNet(width: 4), size: 32).roles
    #expect(roles["features.weight"] == .state && roles["features.bias"] == .bias)
  }

  @Test func `odd sizes are rounded up at every stage`() throws {
    // 30 → 15 → 8 → 4 → 2
    let shapes = try NetworkEntries(IRResNet(width: 2, embedding: 5), size: 30).shapes
    #expect(shapes["fc.weight"] == [5, 16 * 2 * 2])
  }

  @Test(arguments: ["depth=10", "width=0", "embedding=0", "dropout=1"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.architecture(PluginSpecification("ir-res-net \(option)"))
    }
  }
}
