import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct PluginFolderTests {
  private let good = """
    import Workbench

    /// Keeps every row in one batch.
    struct Whole: Sampler {
      /// Not used.
      var batch = 1
      func batches(of rows: TrainingRows) throws -> [[Int]] { [Array(rows.labels.indices)] }
    }
    """

  private func open(_ files: [String: String], taking kept: Registry = toys) throws -> Registry {
    try withTemporaryDirectory { folder in
      for (path, text) in files { try write(text, to: path, in: folder) }
      var registry = kept
      try registry.open(folder)
      return registry
    }
  }

  /// What the compiler says about a folder, without the folder's own path.
  private func refusal(_ files: [String: String]) throws -> String {
    try withTemporaryDirectory { folder in
      for (path, text) in files { try write(text, to: path, in: folder) }
      var registry = toys
      let error = #expect(throws: CompileError.self) { try registry.open(folder) }
      return error?.description.replacing(folder, with: "mine") ?? ""
    }
  }

  @Test func `the example folder is compiled, opened and listed`() throws {
    var registry = Registry.standard
    let before = registry.entries.count
    try registry.open(packageFolder + "/Examples/my-plugins")
    #expect(registry.entries.count == before + 3)
    let entry = try registry.entry("cauchy-contrastive", of: .loss)
    #expect(entry.file.hasSuffix("Examples/my-plugins/Losses/CauchyContrastive.swift"))
    #expect(entry.summary.hasPrefix("Contrastive loss whose pull"))
    #expect(entry.source.contains("Hadsell"))
    #expect(entry.options["margin"]?.isEmpty == false)
  }

  @Test func `a loss of the example folder computes with the engine of this process`() throws {
    var registry = toys
    try registry.open(packageFolder + "/Examples/my-plugins")
    let loss = try registry.loss("cauchy-contrastive margin=2 tolerance=1")
    // Rows at right angles: distance √2; log(1 + 2) for the same class, (2 - √2)² and 2² for others.
    let rows = Tensor([1.0, 0, 0, 1, 0, 1], shape: [3, 2])
    var none: Parameters = [:]
    let value = try loss(Embedded(rows, labels: [0, 0, 1]), &none).scalar
    let same = 1.0986122886681098
    let shortfall = 2 - 2.0.squareRoot()
    let different = (shortfall * shortfall + 4) / 2
    #expect(abs(value - (same + different)) < 1e-12)
  }

  @Test func `a network of the example folder makes embeddings of its width`() throws {
    var registry = toys
    try registry.open(packageFolder + "/Examples/my-plugins")
    var random = Random(seed: 1)
    let architecture = try registry.architecture("two-convolutions embedding=5")
    var network = try architecture.network(input: [8, 8, 3], random: &random)
    let output = network(Tensor(repeating: 0.5, shape: [2, 8, 8, 3]), .inference)
    #expect(output.shape == [2, 5])
    #expect(network.embeddingWidth == 5)
  }

  @Test func `a sampler of the example folder shows every class equally often`() throws {
    var registry = toys
    try registry.open(packageFolder + "/Examples/my-plugins")
    let sampler = try registry.sampler("even-classes batch=4 images=4")
    let labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    let batches = try sampler.batches(of: labels, random: Random(seed: 3))
    #expect(batches.map(\.count) == [4, 4])
    #expect(batches.joined().filter { labels[$0] == 1 }.count == 4)
  }

  @Test func `helpers in Support are compiled but not listed`() throws {
    let registry = try open([
      "Samplers/Whole.swift": good, "Support/Helper.swift": "struct Helper {}",
    ])
    #expect(registry.names(of: .sampler) == ["toy-sampler", "whole"])
  }

  @Test func `a compile error carries the author's own file and line`() throws {
    let text = good + "\nlet wrong: Int = \"text\"\n"
    #expect(
      try refusal(["Samplers/Whole.swift": text]).contains("mine/Samplers/Whole.swift:9:18: error:")
    )
  }

  @Test func `a file without the type it is named after is refused by name`() throws {
    let said = try refusal(["Samplers/Other.swift": good])
    #expect(said.contains("mine/Samplers/Other.swift:1:1: error: expected a type Other: Sampler"))
  }

  @Test func `a type of another kind is refused where it is declared`() throws {
    let said = try refusal(["Losses/Whole.swift": good])
    #expect(said.contains("mine/Losses/Whole.swift:4:"))
    #expect(said.contains("any Loss.Type"))
  }

  @Test func `a folder that is no kind is refused with the known ones`() throws {
    let said = try refusal(["Loses/Whole.swift": good])
    #expect(said.contains("no kind of plugin has the folder Loses (known: Architectures,"))
  }

  @Test func `a name that is taken is refused with both files`() throws {
    let text = good.replacing("struct Whole", with: "struct ToySampler")
    let error = #expect(throws: RegistryError.self) {
      try open(["Samplers/ToySampler.swift": text])
    }
    guard case .duplicate("toy-sampler", let files) = error else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(files.count == 2 && files[1].hasSuffix("/Samplers/ToySampler.swift"))
  }

  @Test func `a missing, empty or wrong folder is said in words`() throws {
    var registry = toys
    #expect(
      throws: RegistryError.unusableFolder("/no/such", "there is no such folder")
    ) { try registry.open("/no/such") }
    let error = #expect(throws: RegistryError.self) { try open(["notes.txt": "none"]) }
    #expect(error?.description.contains("no Swift file in it") == true)
  }
}
