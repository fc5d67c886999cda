import Plugins
import Testing

@testable import Workbench

@Suite struct ExperimentSettingsTests {
  private func applied(_ settings: [String: String], name: String = "proto") throws -> Experiment {
    let overrides = Overrides(settings.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    let result = try Experiment().applying(overrides, name: name)
    try overrides.checkAllUsed()
    return result
  }

  @Test func `nothing given changes nothing`() throws {
    #expect(try applied([:]) == Experiment())
  }

  @Test func `a setting holds for every experiment, one with a name for that one alone`() throws {
    #expect(try applied(["epochs": "3"]).epochs == 3)
    #expect(try applied(["epochs": "3", "proto.epochs": "5"]).epochs == 5)
  }

  @Test func `a plugin is replaced whole, or one of its options is set`() throws {
    #expect(try applied(["loss": "cos-face scale=20"]).loss == "cos-face scale=20")
    #expect(try applied(["loss.symmetric": "true"]).loss == "prototypical symmetric=true")
    let both = try applied(["loss": "cos-face scale=20", "proto.loss.margin": "0.2"])
    #expect(both.loss == "cos-face scale=20 margin=0.2")
  }

  @Test func `the view, the miner and the augmentations can be set`() throws {
    let result = try applied([
      "size": "32", "resize": "36", "crop": "150", "miner": "pair-margin",
      "augmentation": "flip, crop", "flip-average": "false",
    ])
    #expect(result.view == View(crop: 150, resize: 36, size: 32))
    #expect(result.miner == "pair-margin")
    #expect(result.augmentation == ["flip", "crop"])
    #expect(!result.flipAverage)
  }

  @Test func `the training tools can be set, lists by commas`() throws {
    let result = try applied([
      "ema": "0.99", "use-average": "false", "clip-gradient": "1.5", "freeze": "conv1 ,layer1",
      "rates": "fc=10, layer4=0.5", "patience": "4", "accumulate": "8", "from": "first/named",
      "warm-up": "margin from=0 epochs=5, scale from=8 epochs=2", "anew": "fc",
      "proto.patience": "6",
    ])
    #expect(result.ema == 0.99 && !result.useAverage && result.clipGradient == 1.5)
    #expect(result.freeze == ["conv1", "layer1"] && result.rates == ["fc=10", "layer4=0.5"])
    #expect(result.patience == 6 && result.accumulate == 8 && result.from == "first/named")
    #expect(result.warmUp == ["margin from=0 epochs=5", "scale from=8 epochs=2"])
    #expect(result.anew == ["fc"])
    #expect(
      result.toolWords == [
        "begins with first/named but for fc", "conv1, layer1 frozen", "rates fc=10, layer4=0.5",
        "warms up margin from=0 epochs=5", "warms up scale from=8 epochs=2",
        "a batch in 8 parts, which only batch normalisation sees", "gradients clipped at 1.5",
        "weights averaged with 0.99; the raw ones decide and are the model",
        "stops after 6 epochs that do not improve",
      ])
    #expect(Experiment().toolWords.isEmpty)
  }

  @Test func `options of augmentations may hold commas in brackets`() throws {
    let expected: [PluginSpecification] = ["random-resized-crop scale=[0.6,1]", "flip"]
    for text in [
      "random-resized-crop scale=[0.6,1], flip", " [random-resized-crop scale=[0.6,1],flip] ",
    ] {
      #expect(try applied(["augmentation": text]).augmentation == expected)
    }
    #expect(try applied(["augmentation": "[]"]).augmentation == [])
  }

  @Test func `a size larger than the resized square is refused before a view is made`() {
    #expect(throws: OverrideError.self) { try applied(["size": "100"]) }
    #expect(throws: OverrideError.self) { try applied(["size": "0"]) }
  }

  @Test func `a key that no experiment has is refused with the nearest one`() {
    let error = #expect(throws: OverrideError.self) { try applied(["epohcs": "3"]) }
    #expect(error?.description.contains("did you mean") == true)
  }

  @Test func `the name by which data preview knows augmentations leads to that of recipes`() {
    let error = #expect(throws: OverrideError.self) { try applied(["augment": "flip"]) }
    #expect(error?.description.contains("did you mean augmentation?") == true)
  }

  @Test func `the configuration states every option of every plugin`() throws {
    let resolved = try ResolvedExperiment(
      Experiment(loss: "cos-face margin=0.2"), registry: .standard)
    let configuration = try resolved.configuration()
    #expect(configuration["loss"] == "cos-face")
    #expect(configuration["loss.margin"] == "0.2")
    #expect(configuration["loss.scale"] == "64")
    #expect(configuration["sampler.classes"] == "64")
    #expect(configuration["augmentation.1"] == "crop")
    #expect(configuration["view.size"] == "64")
    #expect(configuration["ema"] == "0.0" && configuration["accumulate"] == "1")
  }
}
