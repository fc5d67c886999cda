internal import Foundation

/// How the command ends, for scripts that call it.
public enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  case usage = 2
  case badData = 3
  case notFinite = 4
  case doesNotCompile = 65
  case inputOutput = 74
  case interrupted = 130
  case terminated = 143

  /// The code that an error ends the command with; `failed` unless the error's type says more.
  public init(of error: any Error) {
    switch error {
    case let error as any ErrorWithExitCode: self = error.exitCode
    case is DataError, is ImageError, is SafetensorsError: self = .badData
    case is NotFinite: self = .notFinite
    case is StorageError, is POSIXError: self = .inputOutput
    case let error as CocoaError where error.isFileError: self = .inputOutput
    case is RegistryError, is OptionError, is LiterateError: self = .usage
    case is CompileError: self = .doesNotCompile
    default: self = .failed
    }
  }

  /// What it means, in words.
  public var meaning: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .usage: "wrong usage: an unknown verb, option, plugin or key, or a value that cannot be"
    case .badData: "data that cannot be used, or a check of data that found something"
    case .notFinite: "training met a number that is not finite"
    case .doesNotCompile: "a recipe or a plugin folder does not compile"
    case .inputOutput: "a file could not be read or written, such as on a full disk"
    case .interrupted: "stopped by Ctrl-C; the same command goes on from there"
    case .terminated: "stopped by a termination signal; the same command goes on from there"
    }
  }
}

/// An error that knows how the command ends.
public protocol ErrorWithExitCode: Error {
  /// The code.
  var exitCode: ExitCode { get }
}

extension CocoaError {
  fileprivate var isFileError: Bool { (0..<1024).contains(code.rawValue) }
}

/// An error as the command says it: one sentence, what the error describes.
public func sentence(of error: any Error) -> String {
  switch error {
  case let error as any CustomStringConvertible & Error: error.description
  default: words(of: error)
  }
}

/// Foundation has words for its own errors; of any other it only knows the type and a number.
private func words(of error: any Error) -> String {
  let words = error.localizedDescription
  return words.hasPrefix("The operation could not be completed.") ? "\(error)" : words
}
