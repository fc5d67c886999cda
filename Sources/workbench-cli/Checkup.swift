internal import Foundation
internal import Workbench

/// What the doctor looks at.
enum Checkup {
  /// One thing looked at.
  struct Finding: Equatable {
    enum State: String { case ok, note, missing }
    let state: State
    let subject: String
    let words: String
    /// What to do when it is missing.
    var advice = ""

    /// As the doctor prints it.
    var line: String {
      let mark = state == .missing ? "MISSING" : state.rawValue
      return mark + String(repeating: " ", count: 9 - mark.count) + subject
        + String(repeating: " ", count: max(1, 26 - subject.count)) + words
    }
  }

  /// Everything, in the order of the report.
  static func all() -> [Finding] {
    [swift()] + packages() + libraries() + gnuplot() + machine()
  }

  private static func swift() -> Finding {
    let (found, text) = output(["swiftc", "--version"])
    let version = text.split(separator: "\n").first { $0.contains("Swift version") }
    return Finding(
      state: found ? .ok : .missing, subject: "Swift compiler",
      words: version.map { String($0) } ?? "not in PATH",
      advice: "install Swift 6.3 or later from https://www.swift.org/install/linux")
  }

  /// The packages that the script `./workbench` installs, with what they are for.
  static let packageNames = [
    "libopenblas-dev", "libopenblas-openmp-dev", "libdnnl-dev", "libjpeg-dev",
    "libgnuplot-iostream-dev", "libssl-dev", "fonts-dejavu-core", "g++", "git",
  ]

  private static func packages() -> [Finding] {
    let (_, text) = output(
      ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Version}\n"] + packageNames)
    let installed = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      .filter { $0.count == 3 && $0[0] == "installed" }
    return packageNames.map { name in
      let version = installed.first { $0[1] == name }?[2]
      return Finding(
        state: version == nil ? .missing : .ok, subject: name, words: version ?? "not installed",
        advice: "sudo apt-get install \(name)")
    }
  }

  private static func libraries() -> [Finding] {
    [
      Finding(state: .ok, subject: "OpenBLAS loaded", words: Libraries.openBLAS),
      Finding(
        state: Libraries.sharesOnePool ? .ok : .missing, subject: "one pool of threads",
        words: Libraries.sharesOnePool
          ? "OpenBLAS, oneDNN and own loops share OpenMP's"
          : "OpenBLAS is not its OpenMP build, two pools compete",
        advice: "sudo apt-get install libopenblas-openmp-dev, then build anew"),
      Finding(state: .ok, subject: "oneDNN loaded", words: Libraries.oneDNN),
    ]
  }

  private static func gnuplot() -> [Finding] {
    let (found, version) = output(["gnuplot", "--version"])
    let (_, terminals) = output(["gnuplot", "-e", "set terminal"])
    let names = terminals.split { !$0.isLetter && !$0.isNumber }
    let lacking = ["svg", "pngcairo"].filter { !names.contains(Substring($0)) }
    let advice = "sudo apt-get install gnuplot-nox"
    return [
      Finding(
        state: found ? .ok : .missing, subject: "gnuplot",
        words: found ? version.trimmingCharacters(in: .whitespacesAndNewlines) : "not in PATH",
        advice: advice),
      Finding(
        state: lacking.isEmpty ? .ok : .missing, subject: "gnuplot terminals",
        words: lacking.isEmpty ? "svg, pngcairo" : "no \(lacking.joined(separator: ", "))",
        advice: advice),
    ]
  }

  private static func machine() -> [Finding] {
    let threads = Threads.count
    let here = Environment.current(threads: threads, seed: 0)
    let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824
    let free = (try? freeBytes(at: ".")).map { Double($0) / 1_073_741_824 } ?? 0
    return [
      Finding(state: .ok, subject: "processor", words: here.processor),
      Finding(state: .ok, subject: "instruction set", words: here.instructionSet),
      Finding(
        state: .ok, subject: "processors and threads",
        words: "\(ProcessInfo.processInfo.activeProcessorCount) and \(threads)"),
      Finding(state: memory < 4 ? .note : .ok, subject: "memory", words: gibibytes(memory)),
      Finding(state: free < 2 ? .note : .ok, subject: "free disk here", words: gibibytes(free)),
      Finding(
        state: .ok, subject: "working tree",
        words: here.commit.map { $0.prefix(12) + (here.isDirty ? ", changed" : "") } ?? "none"),
    ]
  }

  private static func gibibytes(_ value: Double) -> String {
    "\((value * 10).rounded() / 10) GiB"
  }

  /// What a program prints, and whether it could be run and ended well.
  private static func output(_ arguments: [String]) -> (found: Bool, text: String) {
    guard let result = try? ChildProcess.run(arguments) else { return (false, "") }
    return (result.end == .code(0), result.text)
  }
}
