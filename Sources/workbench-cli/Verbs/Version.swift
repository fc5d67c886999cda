internal import Workbench

extension Verb {
  static let version = Verb(
    name: "version",
    summary: "Says which sources and libraries this build is made of",
    description: [
      "Prints the hash of the executable, which every change of a source changes, and versions."
    ],
    examples: [("./workbench version", "Says what to quote in a report of a fault.")]
  ) { _ in
    print("workbench \(try buildIdentity().prefix(16))")
    for (name, version) in Libraries.versions.sorted(by: { $0.key < $1.key }) {
      print("\(name) \(version)")
    }
    return .done
  }
}
