internal import Foundation
internal import Synchronization

/// What a recipe works with: settings, data, training, measuring, and a page to show results on.
///
///     let lab = try Lab()
///     let faces = try lab.data("synthetic")
///     let run = try lab.train("main", Experiment(loss: "prototypical"), on: faces)
///     let result = try lab.verify(run, on: faces.testTrials)
///     lab.show(result)
///
/// The page is written when the recipe ends, also when it was interrupted or failed.
public final class Lab: Sendable {
  let context: RecipeContext
  let registry: Registry
  let overrides: Overrides
  let showsPictures: Bool
  let badImages: BadImages
  let evaluator = Evaluator(workers: 2)
  let board = Mutex(Board())

  /// The bench of the running recipe.
  ///
  /// - Throws: ``CompileError`` or ``RegistryError`` when a plugin folder cannot be opened.
  public init() throws {
    context = RecipeContext.current ?? RecipeContext(recipe: "recipe.swift", text: "", threads: 1)
    registry = try context.registry(Registry.installed)
    overrides = Overrides(context.overrides)
    showsPictures = try overrides.value(
      "pictures", default: true, "show photographs on the page, or name them")
    badImages = try overrides.value(
      "bad-images", default: BadImages.refuse,
      "stop at a picture that cannot be read, or leave it out")
    RecipeEnd.perform { [self] error in try finish(error) }
  }

  /// Whether the recipe runs in small, to see that everything works.
  public var isQuick: Bool { context.quick }

  /// A setting that `key=value` on the command line overrides.
  ///
  /// - Throws: ``OverrideError`` when the value given is of another type.
  public func setting<Value: OverrideValue>(
    _ key: String, default standard: Value, _ summary: String = ""
  ) throws -> Value {
    try overrides.value(key, default: standard, summary)
  }

  /// Records a number of the recipe's own for `results.json`.
  public func record(_ name: String, _ estimate: Estimate) {
    board.withLock { $0.results.append((name, estimate)) }
  }

  /// Shows a value on the page, after the code that made it; without a value, nothing.
  public func show(_ value: (any Showable)?, line: Int = #line) {
    guard let value else { return }
    board.withLock { $0.shown.append((line, value)) }
  }

  /// The folder of this recipe's runs.
  var runFolder: String { "\(context.output)/\(context.name)/runs" }
}

/// What has come together for the page.
struct Board {
  var runs: [Run] = []
  var results: [(name: String, estimate: Estimate)] = []
  var shown: [(line: Int, value: any Showable)] = []
  var notes: [String] = []
}

extension Registry {
  private static let box = Mutex<Registry?>(nil)

  /// The plugins that recipes see before any folder is opened; the executable installs them.
  public static var installed: Registry { box.withLock { $0 } ?? Registry(entries: []) }

  /// Sets what ``installed`` gives.
  public static func install(_ registry: Registry) { box.withLock { $0 = registry } }
}
