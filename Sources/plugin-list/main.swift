import Foundation

// usage: plugin-list [--third-party] MODULE FOLDER OUTPUT FILE…
//
// Writes a Swift file with the hash of a module's sources and, for a module of plugins, the list of
// its plugins with what their documentation says. `--third-party` adds the entry that the host
// looks for when it opens the module as a library.

var arguments = Array(CommandLine.arguments.dropFirst())
let thirdParty = arguments.first == "--third-party"
if thirdParty { arguments.removeFirst() }
guard arguments.count >= 3 else {
  complain("usage: plugin-list [--third-party] MODULE FOLDER OUTPUT FILE…")
  exit(2)
}
let (module, folder, output) = (arguments[0], arguments[1], arguments[2])

do {
  let sources = try arguments.dropFirst(3).map { path in
    SourceFile(path: path, folder: folder, text: try String(contentsOfFile: path, encoding: .utf8))
  }
  var text = hashDeclaration(module, sources)
  if thirdParty || module == "Plugins" {
    let problems = sources.compactMap(problem) + sameNames(sources)
    for problem in problems { complain(problem) }
    if !problems.isEmpty { exit(1) }
    text = "public import Workbench\n\n" + text + list(sources)
  }
  if thirdParty { text += entryPoint }
  // An unchanged list keeps its date, so that nothing is compiled again because of it.
  if (try? String(contentsOfFile: output, encoding: .utf8)) != text {
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }
} catch {
  complain("plugin-list: \(error.localizedDescription)")
  exit(1)
}

func complain(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
