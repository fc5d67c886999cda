internal import Glibc
internal import Synchronization

/// What is done when a recipe has run: a page is written, whether the recipe ended well or threw.
public enum RecipeEnd {
  /// Work for the end; it learns what the recipe threw, or nil when it ended well.
  public typealias Action = @Sendable ((any Error)?) throws -> Void

  private static let actions = Mutex<[Action]?>([])

  /// Adds work for the end of the recipe; done in the order in which it was added.
  public static func perform(_ action: @escaping Action) {
    actions.withLock { $0?.append(action) }
  }

  /// Does the work, once, says in one line what went wrong, and gives the exit code.
  static func finish(_ error: (any Error)?) -> ExitCode? {
    guard let pending = take() else { return nil }
    var problem = error
    for action in pending {
      do { try action(error) } catch { problem = problem ?? error }
    }
    guard let problem else { return .done }
    let advice = problem is ImageError ? BadImages.advice : ""
    Terminal.standard.line("workbench: \(sentence(of: problem))\(advice)")
    return ExitCode(of: problem)
  }

  private static func take() -> [Action]? {
    actions.withLock { actions in
      defer { actions = nil }
      return actions
    }
  }
}

/// Ends the process when the top level of a recipe throws.
///
/// Swift calls `swift_errorInMain` of its runtime, which dumps the error and traps. A recipe's
/// library is linked with `--wrap`, which turns that call to this name, and leaves it open.
@c(__wrap_swift_errorInMain) public func recipeErrorInMain(_ error: UnsafeMutableRawPointer) {
  let code = RecipeEnd.finish(unsafeBitCast(error, to: (any Error).self)) ?? .failed
  exit(code.rawValue)
}
