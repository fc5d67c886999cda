internal import Foundation

/// Where and with what a run was made: what one needs to know to make it again.
public struct Environment: Codable, Sendable, Equatable {
  /// The operating system and its version.
  public var system: String
  /// The processor's name.
  public var processor: String
  /// The widest vectors that the processor offers: `avx512`, `avx2`, `sse4.2` or `baseline`.
  public var instructionSet: String
  /// Threads of OpenBLAS, oneDNN and our own loops together.
  public var threads: Int
  /// Which implementation computed convolutions; nil in records from before there was a choice.
  public var convolutions: String?
  /// What all random numbers come from.
  public var seed: UInt64
  /// The commit of the working tree, or nothing outside of one.
  public var commit: String?
  /// Whether tracked files outside `reports` differ from the commit.
  public var isDirty: Bool
  /// Versions by name, such as `Swift`, `OpenBLAS`, `oneDNN`.
  public var versions: [String: String]

  /// The given environment.
  public init(
    system: String, processor: String, instructionSet: String, threads: Int, seed: UInt64,
    commit: String? = nil, isDirty: Bool = false, versions: [String: String] = [:],
    convolutions: String? = nil
  ) {
    self.system = system
    self.processor = processor
    self.instructionSet = instructionSet
    self.threads = threads
    self.seed = seed
    self.commit = commit
    self.isDirty = isDirty
    self.versions = versions
    self.convolutions = convolutions
  }

  /// This machine, and the working tree that `folder` is in.
  public static func current(
    threads: Int, seed: UInt64, versions: [String: String] = [:], folder: String = "."
  ) -> Environment {
    let information = text(of: "/proc/cpuinfo")
    let commit = git(["rev-parse", "HEAD"], in: folder)
    // A page that a run rewrites must not make the next run look like one of changed sources.
    let changes = commit.flatMap { _ in
      git(
        ["status", "--porcelain", "--untracked-files=no", "--", ":/", ":(top,exclude)reports"],
        in: folder)
    }
    return Environment(
      system: ProcessInfo.processInfo.operatingSystemVersionString,
      processor: field("model name", of: information) ?? "unknown",
      instructionSet: instructionSet(flags: field("flags", of: information) ?? ""),
      threads: threads, seed: seed, commit: commit, isDirty: changes?.isEmpty == false,
      versions: versions, convolutions: ConvolutionMethod.current.rawValue)
  }

  /// The widest vectors among a processor's flags that OpenBLAS and oneDNN choose kernels by.
  static func instructionSet(flags: String) -> String {
    let flags = Set(flags.split(separator: " "))
    if flags.isSuperset(of: ["avx512f", "avx512bw", "avx512vl", "avx512dq"]) { return "avx512" }
    if flags.isSuperset(of: ["avx2", "fma"]) { return "avx2" }
    return flags.contains("sse4_2") ? "sse4.2" : "baseline"
  }

  /// The first value of a name in lines of `name : value`.
  static func field(_ name: String, of text: String) -> String? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }

  /// What git prints; nil when there is no git or no working tree.
  private static func git(_ arguments: [String], in folder: String) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// The text of a file of `/proc`, whose length the system does not tell; empty when unreadable.
func text(of path: String) -> String {
  (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
}
