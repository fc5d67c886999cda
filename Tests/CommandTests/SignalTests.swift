import Foundation
import Glibc
import TestSupport
import Testing

@testable import Workbench

@Suite struct SignalTests {
  /// Says when it is ready and when it saw the first signal, and ends only if told to.
  private let patient = """
    import Glibc
    import Workbench
    let stubborn = RecipeContext.current?.quick == true
    print("ready")
    while !Interrupt.requested { usleep(1000) }
    if stubborn {
      usleep(400_000)
      print("asked")
      while true { usleep(1000) }
    }
    try Interrupt.check()
    """

  /// Starts the recipe, sends a signal after each of the given words, and gives how it ended.
  private func end(
    _ flags: [String], _ signals: KeyValuePairs<String, Int32>
  ) throws -> ChildProcess.End? {
    try withTemporaryDirectory { folder in
      try write(patient, to: "patient.swift", in: folder)
      let pipe = Pipe()
      let child = try ChildProcess(
        [Engine.running.folder + "/workbench", "recipe", "\(folder)/patient.swift"] + flags,
        output: pipe.fileHandleForWriting.fileDescriptor,
        errors: pipe.fileHandleForWriting.fileDescriptor)
      try pipe.fileHandleForWriting.close()
      var heard = ""
      for (word, signal) in signals {
        while !heard.contains(word) {
          let more = pipe.fileHandleForReading.availableData
          try #require(!more.isEmpty, "ended after \"\(heard)\"")
          heard += String(decoding: more, as: UTF8.self)
        }
        kill(child.id, signal)
      }
      return child.end()
    }
  }

  @Test func `Ctrl-C lets the recipe end its step and ends with 130`() throws {
    #expect(try end([], ["ready": SIGINT]) == .code(130))
  }

  @Test func `a termination signal ends with 143`() throws {
    #expect(try end([], ["ready": SIGTERM]) == .code(143))
  }

  @Test func `a second signal stops a recipe that does not end by itself`() throws {
    #expect(try end(["--quick"], ["ready": SIGINT, "asked": SIGINT]) == .code(130))
  }
}
