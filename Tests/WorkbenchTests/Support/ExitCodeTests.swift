import Foundation
import Testing

@testable import Workbench

@Suite struct ExitCodeTests {
  @Test func `every error of a user ends with the code that scripts expect`() {
    let table: [(any Error, Int32)] = [
      (CancellationError(), 1), (RegistryError.malformedOption("x", of: "y"), 2),
      (OptionError(plugin: "a", option: "b", expected: "c", got: "d"), 2),
      (OverrideError.unknown("a", known: []), 2), (RecipeError.missing("a", known: []), 2),
      (DataError("a", "b"), 3), (SafetensorsError("a", "b"), 3),
      (RunError.noRecord("a", reason: "b"), 3), (RunError.locked("a", by: "b"), 1),
      (CompileError(what: "a", diagnostics: "b"), 65),
      (CocoaError(.fileWriteOutOfSpace), 74), (POSIXError(.ENOSPC), 74),
      (StorageError(path: "a", action: "write", reason: "full"), 74),
      (Interrupted(signal: 2), 130), (Interrupted(signal: 15), 143),
      (RecipeError.crashed(""), 1),
    ]
    for (error, code) in table { #expect(ExitCode(of: error).rawValue == code, "\(error)") }
  }
}
