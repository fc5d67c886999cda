/// Where results come from: what one needs to get them again.
public struct Provenance: Sendable, Equatable {
  /// The seed of every random number.
  public var seed: UInt64
  /// The commit of the sources, with `+changes` where they differ from it; empty when unknown.
  public var commit: String
  /// The processor.
  public var machine: String
  /// The number of threads.
  public var threads: Int
  /// The instruction set that the arithmetic was compiled for.
  public var instructionSet: String

  /// The given origin.
  public init(
    seed: UInt64, commit: String, machine: String, threads: Int, instructionSet: String
  ) {
    self.seed = seed
    self.commit = commit
    self.machine = machine
    self.threads = threads
    self.instructionSet = instructionSet
  }

  /// One line, as a footer.
  var line: String {
    let parts = [
      "seed \(seed)", commit.isEmpty ? "commit unknown" : "commit \(commit.prefix(20))", machine,
      threads == 1 ? "1 thread" : "\(threads) threads", instructionSet,
    ]
    let text = parts.filter { !$0.isEmpty }.map { Escaping.markdown($0, startsLine: false) }
    return "<sub>" + text.joined(separator: " · ") + "</sub>"
  }

  func put(into results: inout Results) throws {
    // A seed may be larger than the integers of JSON's readers.
    try results.set("page.seed", .text("\(seed)"))
    try results.set("page.commit", .text(commit))
    try results.set("page.machine", .text(machine))
    try results.set("page.threads", .count(threads))
    try results.set("page.instruction-set", .text(instructionSet))
  }
}
