internal import Foundation
internal import Glibc
internal import Synchronization

/// Where people read what happens: standard error, as a terminal or as a log.
public struct Terminal: Sendable {
  /// Columns of the terminal, or nil when nobody looks at one.
  public let columns: Int?
  /// Whether colours and weights may be used.
  public let colour: Bool
  private let write: @Sendable (String) -> Void

  /// Standard error.
  public static let standard = Terminal(
    environment: ProcessInfo.processInfo.environment, terminalColumns: columns(of: STDERR_FILENO)
  ) { text in
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = Glibc.write(STDERR_FILENO, bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes.removeFirst(count)
    }
  }

  /// A terminal that hands its text to `write`.
  ///
  /// - `environment`: `WORKBENCH_COLUMNS` is set by a parent that has the terminal; `NO_COLOR` and
  ///   `TERM=dumb` are honoured.
  init(
    environment: [String: String], terminalColumns: Int?,
    write: @escaping @Sendable (String) -> Void
  ) {
    let dumb = environment["TERM"] == "dumb"
    let given = environment[Terminal.variable].flatMap(Int.init)
    columns = dumb ? nil : terminalColumns ?? given
    colour = columns != nil && (environment["NO_COLOR"] ?? "").isEmpty
    self.write = write
  }

  /// The variable by which a parent tells a child about the terminal.
  static let variable = "WORKBENCH_COLUMNS"

  /// Columns of the terminal behind a descriptor, or nil.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) == 1 else { return nil }
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }

  /// Writes a line.
  public func line(_ text: String) { write(Terminal.plain(text) + "\n") }

  /// Writes a line over the one that stands, cut to the terminal's width.
  func overwrite(_ text: String) {
    let width = max(10, (columns ?? 80) - 1)
    write("\r\u{1B}[K" + String(Terminal.plain(text).prefix(width)))
  }

  /// Clears the line that stands.
  func clear() { write("\r\u{1B}[K") }

  /// A text without control characters, which in a file's name could command the terminal.
  public static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let harmless = scalar == "\n" || scalar == "\t"
          let control = scalar.properties.generalCategory == .control || isDirection(scalar)
          return control && !harmless ? "\u{FFFD}" : scalar
        }))
  }

  /// Characters that turn the direction of writing and so can disguise a name.
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
