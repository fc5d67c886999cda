internal import Checks
internal import Foundation
internal import Plugins
internal import Workbench

/// The laws of plugins, run and printed.
struct PluginCheck {
  let registry: Registry
  /// Folders of plugins that the registry has opened.
  let folders: [String]
  let effort: LawEffort

  /// Checks one plugin: a line a law, then its own tests if it is of a folder and has some.
  ///
  /// - Throws: what the registry throws, or an error of compiling the tests.
  func one(_ specification: PluginSpecification, _ kind: PluginKind) throws -> ExitCode {
    let trials = try Trials.of(specification, kind, in: registry)
    let entry = try registry.entry(specification.name, of: kind)
    print("\(specification), \(kind.withArticle) of \(entry.file)")
    var broken = 0
    for (law, trials) in grouped(trials) {
      let outcomes = trials.map { trial in (trial.subject, outcome(of: trial)) }
      broken += outcomes.contains { $0.1.isViolation } ? 1 : 0
      print(lines(law, outcomes).joined(separator: "\n"))
    }
    let variants = Set(trials.map(\.subject)).count - 1
    let plural = variants == 1 ? "1 variant" : "\(variants) variants"
    let subjects = variants > 0 ? ", with its defaults and in \(plural)" : ""
    print(broken == 0 ? "all laws hold\(subjects)" : "\(broken) laws are broken")
    let passed = try runTests(of: entry)
    return broken == 0 && passed ? .done : .failed
  }

  /// Checks every plugin of a kind: a line each, and more for what is broken.
  ///
  /// - Throws: what the registry throws.
  func all(_ kind: PluginKind) throws -> ExitCode {
    var broken = 0
    let names = registry.names(of: kind)
    let width = (names.map(\.count).max() ?? 0) + 2
    for name in names {
      let start = ContinuousClock.now
      let trials = try Trials.of(PluginSpecification(name), kind, in: registry)
      let outcomes = trials.map { trial in (trial, outcome(of: trial)) }
      let failures = outcomes.filter { $0.1.isViolation }
      broken += failures.isEmpty ? 0 : 1
      let laws = Set(trials.map(\.law)).count
      let variants = Set(trials.map(\.subject)).count - 1
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let time = String(format: "%.1f s", seconds)
      let words = "\(laws) laws, \(variants) variant\(variants == 1 ? "" : "s"), \(time)"
      print(
        (failures.isEmpty ? "✔ " : "✘ ")
          + name.padding(toLength: width, withPad: " ", startingAt: 0)
          + words)
      for (trial, outcome) in failures {
        if case .violated(let problem) = outcome {
          print("    \(trial.subject): \(trial.law)\n      \(problem)")
        }
      }
    }
    let plugins = names.count == 1 ? kind.rawValue : kind.plural
    print(
      broken == 0
        ? "\(names.count) \(plugins) keep all laws"
        : "\(broken) of \(names.count) \(plugins) break laws")
    return broken == 0 ? .done : .failed
  }

  private func outcome(of trial: Trial) -> LawOutcome {
    CrashNotice.during("✘ \(trial.law)\n    \(trial.subject): it crashed\n") {
      trial.outcome(effort)
    }
  }

  /// The trials of each law, laws in their order.
  private func grouped(_ trials: [Trial]) -> [(String, [Trial])] {
    var laws: [String] = []
    for trial in trials where !laws.contains(trial.law) { laws.append(trial.law) }
    return laws.map { law in (law, trials.filter { $0.law == law }) }
  }

  private func lines(
    _ law: String, _ outcomes: [(PluginSpecification, LawOutcome)]
  ) -> [String] {
    var (broken, lacking) = ([String](), [String]())
    for (subject, outcome) in outcomes {
      switch outcome {
      case .violated(let words): broken.append("    \(subject): \(words)")
      case .lacking(let reason): lacking.append("\(subject): \(reason)")
      case .holds: continue
      }
    }
    guard broken.isEmpty else { return ["✘ \(law)"] + broken }
    guard lacking.count == outcomes.count else {
      return ["✔ \(law)"] + lacking.map { "    except \($0)" }
    }
    let reason = lacking[0].split(separator: ": ", maxSplits: 1).last ?? ""
    return ["– \(law)", "    not so by nature: \(reason)"]
  }

  private func runTests(of entry: PluginEntry) throws -> Bool {
    for folder in folders {
      guard let tests = try PluginTests(of: entry, in: folder) else { continue }
      print("tests of \(tests.path)")
      let (passed, lines) = try tests.run()
      for line in lines { print(line) }
      return passed
    }
    return true
  }
}

extension PluginKind {
  fileprivate var withArticle: String {
    (self == .architecture || self == .augmentation ? "an " : "a ") + rawValue
  }
}

extension LawOutcome {
  fileprivate var isViolation: Bool {
    if case .violated = self { return true }
    return false
  }
}
