import Plugins
import Testing

@testable import Workbench

@Suite struct FittingOptionTests {
  /// Counts as if a model had as many parameters for each value of its embedding, or of its width.
  private func fitting(
    _ architecture: PluginSpecification, perEmbedding: Int = 0, perWidth: Int = 0
  ) -> FittingOption? {
    FittingOption(for: architecture, in: .standard) { architecture in
      let options = try PluginOption.all(of: architecture)
      func value(_ name: String) -> Int {
        options.first { $0.name == name }.flatMap { Int($0.value) } ?? 0
      }
      return perEmbedding * value("embedding") + perWidth * value("width")
    }
  }

  @Test func `the embedding is halved until the model fits`() throws {
    let found = try #require(fitting("ir-res-net embedding=400", perEmbedding: 200_000))
    #expect(found.option == "embedding=100" && found.parameters == 20_000_000)
  }

  @Test func `the width is where the embedding does not help`() throws {
    let found = try #require(fitting("ir-res-net", perWidth: 1_000_000))
    #expect(found.option == "width=32" && found.parameters == 32_000_000)
  }

  @Test func `nothing is said where nothing fits`() {
    #expect(fitting("ir-res-net", perWidth: 40_000_000) == nil)
    #expect(fitting("no-such-net", perWidth: 1) == nil)
  }

  @Test func `the refusal of a model names what fits, and that is then taken`() throws {
    func model(_ options: String) throws -> Model {
      try ResolvedExperiment(
        Experiment(
          architecture: PluginSpecification("siamese \(options)"), loss: "contrastive",
          view: View(resize: 105, size: 105)), registry: .standard
      ).model(classes: 4, seed: 1)
    }
    let error = try #require(throws: OptionError.self) { try model("") }
    let words = "a model of at most 35000000 parameters, such as the "
    #expect(error.expected.hasPrefix(words))
    let parameters = try model("embedding=2048").parameterCount.total
    #expect(error.expected == words + "\(parameters) of embedding=2048")
  }
}
