internal import Workbench

extension Verb {
  static let doctor = Verb(
    name: "doctor",
    summary: "Says what is there, in which versions, and what to do about what is missing",
    description: [
      """
      Checks Swift, the packages of Debian, the libraries as they are loaded, gnuplot and its \
      terminals, git, the processor, memory and free disk.
      """
    ],
    examples: [("./workbench doctor", "Checks this machine.")]
  ) { _ in
    let findings = Checkup.all()
    for finding in findings { print(finding.line) }
    let missing = findings.filter { $0.state == .missing }
    guard !missing.isEmpty else { return .done }
    print("\nto do")
    for finding in missing { print("  \(finding.advice)") }
    return .failed
  }
}
