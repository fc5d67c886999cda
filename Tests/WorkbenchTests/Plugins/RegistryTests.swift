import Testing
import Workbench

@Suite struct RegistryTests {
  @Test func `plugins are listed by kind`() {
    #expect(toys.names(of: .loss) == ["toy-loss"])
    #expect(toys.names(of: .sampler) == ["toy-sampler"])
    #expect(toys.names(of: .miner).isEmpty)
    #expect(toys.entries.map(\.name) == ["toy-loss", "toy-sampler"])
  }

  @Test func `a plugin of another kind is not found`() {
    #expect(throws: RegistryError.unknown("toy-sampler", kind: "loss", known: ["toy-loss"])) {
      try toys.loss("toy-sampler")
    }
    #expect(throws: Never.self) { try toys.sampler("toy-sampler") }
  }

  @Test func `an unknown name is answered with the nearest one`() {
    let error = RegistryError.unknown("toy-los", kind: "loss", known: ["toy-loss"])
    #expect(throws: error) { try toys.loss("toy-los") }
    #expect(
      error.description
        == "no loss is named \"toy-los\"; did you mean toy-loss? (known: toy-loss)")
  }

  @Test func `a taken name is refused with both files and nothing is added`() {
    var registry = toys
    let other = toyEntry(ToyLoss.self, file: "theirs/Losses/Toy.swift")
    #expect(
      throws: RegistryError.duplicate(
        "toy-loss", files: ["Losses/Toy.swift", "theirs/Losses/Toy.swift"])
    ) { try registry.add([other]) }
    #expect(registry.entries.count == 2)
  }

  @Test func `every kind has a folder and words of its own`() {
    #expect(Set(PluginKind.allCases.map(\.folder)).count == PluginKind.allCases.count)
    #expect(PluginKind.dataSource.plural == "data sources")
  }
}
