internal import CProcess
internal import Foundation
internal import Glibc

/// The process in which a recipe runs.
///
/// A trap in the recipe ends this process and not the one that reports it.
public enum RecipeChild {
  /// What the parent hands over, in a file that the child removes.
  struct Order: Codable {
    var library: String
    var context: RecipeContext
  }

  /// Runs the recipe of an order.
  ///
  /// - `path`: the file of the order.
  ///
  /// - Throws: an error of the file or of the library.
  public static func run(order path: String) throws -> ExitCode {
    ignoreSignalsOfWriting()
    // What a recipe prints is there even when it crashes a moment later.
    print_line_by_line()
    die_with_parent(SIGTERM)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    unlink(path)
    let order = try JSONDecoder().decode(Order.self, from: data)
    RecipeContext.setCurrent(order.context)
    ConvolutionMethod.current = order.context.engine
    Interrupt.install()
    let main = try entry(of: order.library)
    // Top-level code with `await` never returns here: the runtime calls exit when it is done. A
    // recipe may also call it itself, with a code of its own.
    on_exit(
      { status, _ in
        if let code = RecipeEnd.finish(nil) {
          fflush(nil)
          _exit(code == .done ? status : code.rawValue)
        }
      }, nil)
    let code = main(CommandLine.argc, CommandLine.unsafeArgv)
    guard let end = RecipeEnd.finish(nil) else { return .failed }
    return code == 0 ? end : .failed
  }

  /// A closed pipe and a full quota are errors of the call that meets them.
  public static func ignoreSignalsOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  private typealias Main =
    @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32

  private static func entry(of library: String) throws -> Main {
    guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL),
      let symbol = dlsym(handle, RecipeCompiler.entry)
    else {
      throw RecipeError.cannotOpen(dlerror().map { String(cString: $0) } ?? library)
    }
    return unsafeBitCast(symbol, to: Main.self)
  }
}

/// A recipe that cannot be run.
public enum RecipeError: Error, Equatable, CustomStringConvertible, ErrorWithExitCode {
  /// There is no such recipe; the known ones lie in its folder.
  case missing(String, known: [String])
  /// The file is not text in UTF-8.
  case notText(String)
  /// The compiled recipe does not open, and why.
  case cannotOpen(String)
  /// The recipe's process died, and what it said.
  case crashed(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .missing(let path, let known): "there is no recipe \(path)\(knownTail(path, among: known))"
    case .notText(let path): "\(path): expected Swift source in UTF-8"
    case .cannotOpen(let reason): "the compiled recipe cannot be opened: \(reason)"
    case .crashed(let reason): "the recipe crashed\(reason)"
    }
  }
  /// Wrong usage for a recipe that is not there, failed otherwise.
  public var exitCode: ExitCode {
    switch self {
    case .missing, .notText: .usage
    case .cannotOpen, .crashed: .failed
    }
  }
}
