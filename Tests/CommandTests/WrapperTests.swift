import Foundation
import TestSupport
import Testing

@testable import Workbench
@testable import workbench_cli

/// The script `./workbench`; what it does before it builds.
@Suite struct WrapperTests {
  private let script = packageFolder + "/workbench"

  /// Runs the script where some programs are replaced, and no real one can change the machine.
  private func run(_ programs: [String: String], processor: String = "native") throws
    -> (end: ChildProcess.End, text: String)
  {
    try withTemporaryDirectory { folder in
      let harmless = ["apt-get": "exit 100", "sudo": "exit 1", "swift": "exit 1", "rm": "exit 0"]
      for (name, body) in harmless.merging(programs, uniquingKeysWith: { $1 }) {
        // Written by a process of its own: a file that this one has open for writing could be
        // inherited by the child of another test, and then would not run ("Text file busy").
        let write = "printf '%s\\n' '#!/bin/sh' \"$2\" > \"$1\" && chmod 755 \"$1\""
        _ = try ChildProcess.run(["/bin/sh", "-c", write, "sh", "\(folder)/\(name)", body])
      }
      return try ChildProcess.run(
        [script, "test"],
        environment: ["PATH": "\(folder):/usr/bin:/bin", "WORKBENCH_CPU": processor])
    }
  }

  @Test func `missing packages are named, and how to install them`() throws {
    let packages =
      Checkup.packageNames.filter { $0 != "libdnnl-dev" }
      .map { "installed \($0)" } + ["installed gnuplot-nox"]
    let result = try run(["dpkg-query": "printf '%s\\n' '\(packages.joined(separator: "' '"))'"])
    #expect(result.end == .code(1))
    #expect(result.text.contains("libdnnl-dev"))
    #expect(!result.text.contains("libopenblas-dev"))
  }

  @Test(arguments: [
    ("exit 1", "says no version"),
    ("echo 'Swift version 5.10 (swift-5.10-RELEASE)'", "Swift 5.10 is too old"),
    ("echo 'Swift version 6.2.4'", "Swift 6.2 is too old"),
  ])
  func `a Swift that cannot build this is refused in words`(swift: String, words: String) throws {
    let result = try run(["dpkg-query": allInstalled, "swift": swift])
    #expect(result.end == .code(1))
    #expect(result.text.contains(words), "\(result.text)")
  }

  @Test func `a processor that the compiler does not know is refused before anything is built`()
    throws
  {
    let words =
      "error: unknown target CPU 'haswel'\nnote: valid target CPU values are: nocona, haswell\n"
    let result = try run(
      [
        "dpkg-query": allInstalled,
        "swift": "test \"$1\" = --version && echo 'Swift version 6.3'",
        "swiftc": "printf \"\(words)\"; exit 1",
      ], processor: "haswel")
    #expect(result.end == .code(1))
    #expect(result.text.contains("WORKBENCH_CPU: expected native or"), "\(result.text)")
    #expect(result.text.contains("got \"haswel\""))
    #expect(result.text.contains("known are among others native, haswell;"))
  }

  /// Says that all packages are there, as `dpkg-query` would.
  private var allInstalled: String {
    "printf 'installed %s\\n' libopenblas-dev libopenblas-openmp-dev libdnnl-dev "
      + "libjpeg-dev libgnuplot-iostream-dev gnuplot-nox fonts-dejavu-core libssl-dev g++ "
      + "libcurl4 libxml2 libsqlite3-0 libncurses6 git"
  }

  @Test func `the doctor looks for no package that the script does not install`() throws {
    let text = try String(contentsOfFile: script, encoding: .utf8)
    let start = try #require(text.range(of: "packages=(\n"))
    let end = try #require(text[start.upperBound...].range(of: "\n)"))
    let words = text[start.upperBound..<end.lowerBound].split { $0 == " " || $0 == "\n" }
    for package in Checkup.packageNames { #expect(words.contains(Substring(package))) }
  }
}
