internal import Foundation
internal import Plugins
internal import Workbench

/// The command: finds the verb, reads its arguments, runs it, and catches every error.
enum Command {
  /// Runs a command line, without the program's own name, and gives the exit code.
  static func run(_ line: [String]) -> Int32 {
    RecipeChild.ignoreSignalsOfWriting()
    Registry.install(.standard)
    do {
      if line.count == 2, line[0] == "__recipe" {
        return try RecipeChild.run(order: line[1]).rawValue
      }
      if line.count == 2, line[0] == "__tests" { try PluginTestsChild.run(line[1]) }
      let (verb, rest) = try Verb.find(line)
      let arguments = try Arguments(rest, of: verb)
      if arguments.wantsHelp {
        print(Manual.standard.page(verb), terminator: "")
        return ExitCode.done.rawValue
      }
      return try verb.run(arguments).rawValue
    } catch {
      Terminal.standard.line("workbench: \(sentence(of: error))")
      return ExitCode(of: error).rawValue
    }
  }
}
