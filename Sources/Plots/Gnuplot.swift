internal import CGnuplot
internal import Foundation

/// One run of gnuplot, from start to end.
struct Gnuplot {
  /// A process that takes longer is stopped.
  static let limitSeconds = 60.0

  /// Runs commands in a folder; the program is one of `PATH`.
  ///
  /// - Throws: ``GnuplotError`` when it cannot be started or does not end well.
  static func run(_ commands: [String], in folder: String, program: String = "gnuplot") throws {
    var message = [CChar](repeating: 0, count: 8192)
    guard let session = gnuplot_open(program, folder, limitSeconds, &message, message.count) else {
      throw GnuplotError.notStarted(program: program, reason: text(message))
    }
    for command in commands {
      var bytes = command
      // A process that no longer reads says why when it is closed.
      guard bytes.withUTF8({ sent($0, to: session) }) else { break }
    }
    let status = gnuplot_close(session, &message, message.count)
    guard status == 0 else {
      throw GnuplotError.failed(program: program, status: Int(status), said: text(message))
    }
  }

  private static func sent(_ bytes: UnsafeBufferPointer<UInt8>, to session: OpaquePointer) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) { gnuplot_send(session, $0.baseAddress, $0.count) }
  }

  private static func text(_ message: [CChar]) -> String {
    let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// What keeps charts from being drawn.
public enum GnuplotError: Error, Equatable, CustomStringConvertible {
  /// gnuplot is not there or cannot be started.
  case notStarted(program: String, reason: String)
  /// gnuplot ended badly; 128 + n is signal n.
  case failed(program: String, status: Int, said: String)
  /// gnuplot ended well without a file that it should have drawn.
  case notDrawn(file: String)

  /// The problem in one sentence, with what to do.
  public var description: String {
    switch self {
    case .notStarted(let program, let reason):
      "charts cannot be drawn: \(program): \(reason); install Debian's gnuplot-nox"
        + " (./workbench doctor tells what else is missing)"
    case .failed(let program, 137, _):
      "charts cannot be drawn: \(program) was stopped after \(Int(Gnuplot.limitSeconds)) s"
    case .failed(let program, let status, let said):
      "charts cannot be drawn: \(program) ended with status \(status): \(said)"
    case .notDrawn(let file): "\(file): gnuplot drew nothing"
    }
  }
}
