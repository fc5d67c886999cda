/// Where results come from: what one needs to get them again.
public struct Provenance: Sendable, Equatable {
  /// The seeds of random numbers, in rising order: one a repetition.
  public var seeds: [UInt64]
  /// The commits of the sources that the runs were made with, with `+changes` where they differ
  /// from it; empty when unknown.
  public var commits: [String]
  /// The processor.
  public var machine: String
  /// The number of threads.
  public var threads: Int
  /// The instruction set that the arithmetic was compiled for.
  public var instructionSet: String

  /// The given origin.
  public init(
    seeds: [UInt64], commits: [String], machine: String, threads: Int, instructionSet: String
  ) {
    self.seeds = seeds
    self.commits = commits
    self.machine = machine
    self.threads = threads
    self.instructionSet = instructionSet
  }

  /// One line, as a footer.
  var line: String {
    func named(_ name: String, _ values: [String]) -> String {
      "\(name)\(values.count == 1 ? "" : "s") \(values.joined(separator: ", "))"
    }
    let parts = [
      named("seed", seeds.map { "\($0)" }),
      commits.isEmpty ? "commit unknown" : named("commit", commits.map { String($0.prefix(20)) }),
      machine,
      threads == 1 ? "1 thread" : "\(threads) threads", instructionSet,
    ]
    let text = parts.filter { !$0.isEmpty }.map { Escaping.markdown($0, startsLine: false) }
    return "<sub>" + text.joined(separator: " · ") + "</sub>"
  }

  func put(into results: inout Results) throws {
    // As text: a seed may be larger than the integers of JSON's readers.
    try results.set("page.seed", .text(seeds.map { "\($0)" }.joined(separator: " ")))
    try results.set("page.commit", .text(commits.joined(separator: " ")))
    try results.set("page.machine", .text(machine))
    try results.set("page.threads", .count(threads))
    try results.set("page.instruction-set", .text(instructionSet))
  }
}
