internal import Foundation
internal import Workbench

extension Verb {
  static let dataCache = Verb(
    name: "data cache",
    summary: "Shows the decoded copies of photographs, or removes them",
    options: [Option(name: "--clear", help: "Removes all of them.")],
    description: [
      """
      Training decodes its photographs once, into a file that all recipes share, where that saves \
      time: cache=auto, on or off on a recipe's command line. Copies together take at most 32 GiB; \
      those not used for longest go first. Removing them costs nothing but time.
      """
    ],
    examples: [("./workbench data cache --clear", "Makes room on the disk.")],
    exitCodes: [.inputOutput]
  ) { arguments in
    let cache = DecodedCache()
    let entries = cache.entries
    for entry in entries {
      let date = Date(timeIntervalSince1970: entry.used).formatted(.iso8601.year().month().day())
      print(Terminal.plain("\(date)  \(byteCount(entry.bytes))  \(entry.path)"))
    }
    let total = entries.reduce(0) { $0 + $1.bytes }
    let copies = entries.count == 1 ? "1 copy" : "\(entries.count) copies"
    guard arguments.has("--clear") else {
      print("\(copies), \(byteCount(total))")
      return .done
    }
    try cache.clear()
    print("removed \(copies), \(byteCount(total))")
    return .done
  }
}
