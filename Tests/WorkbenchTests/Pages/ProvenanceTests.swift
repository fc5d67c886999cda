import Testing

@testable import Workbench

@Suite struct ProvenanceTests {
  private func environment(seed: UInt64, commit: String?, isDirty: Bool = false) -> Environment {
    Environment(
      system: "Debian", processor: "A machine", instructionSet: "avx2", threads: 2, seed: seed,
      commit: commit, isDirty: isDirty)
  }

  @Test func `every seed and every commit of the runs is named once`() throws {
    let provenance = try #require(
      Provenance(of: [
        environment(seed: 3, commit: "0123abc"), environment(seed: 1, commit: "0123abc"),
        environment(seed: 1, commit: "4567def", isDirty: true),
      ]))
    #expect(
      provenance.line
        == "<sub>seeds 1, 3 · commits 0123abc, 4567def+changes · A machine · 2 threads · avx2</sub>"
    )
  }

  @Test func `one run has one seed, and may be of no known commit`() throws {
    let provenance = try #require(Provenance(of: [environment(seed: 5, commit: nil)]))
    #expect(
      provenance.line == "<sub>seed 5 · commit unknown · A machine · 2 threads · avx2</sub>")
    #expect(Provenance(of: []) == nil)
  }
}
