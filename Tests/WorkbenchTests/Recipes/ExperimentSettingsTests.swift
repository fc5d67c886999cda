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

  @Test func `a size larger than the resized square is refused before a view is made`() {
    #expect(throws: OverrideError.self) { try applied(["size": "100"]) }
    #expect(throws: OverrideError.self) { try applied(["size": "0"]) }
  }

  @Test func `a key that no experiment has is refused with the nearest one`() {
    let error = #expect(throws: OverrideError.self) { try applied(["epohcs": "3"]) }
    #expect(error?.description.contains("did you mean") == true)
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
  }
}
