internal import Foundation
internal import Synchronization

/// What the command tells a recipe: its text and how it is to be run.
///
/// Lines `//| key: value` of the recipe are defaults; what the command line says goes before them.
public struct RecipeContext: Codable, Sendable, Equatable {
  /// A `key=value` of the recipe or the command line.
  public struct Override: Codable, Sendable, Equatable {
    /// What stands before the equals sign.
    public var key: String
    /// What stands after it.
    public var value: String

    /// One override.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Path of the recipe, as it was given.
  public var recipe: String
  /// The very text that was compiled.
  public var text: String
  /// Overrides, later ones before earlier ones.
  public var overrides: [Override] = []
  /// Whether to do everything in small, to see that it works.
  public var quick = false
  /// Whether to train anew what was trained before.
  public var fresh = false
  /// Folders of plugins to open.
  public var pluginFolders: [String] = []
  /// Threads of the one pool.
  public var threads: Int
  /// Which implementation computes convolutions.
  public var engine = ConvolutionMethod.automatic
  /// Where all random numbers begin.
  public var seed: UInt64 = 1
  /// The folder of all reports.
  public var output = "reports"
  /// The command line that started the recipe, for the page.
  public var command: [String] = []

  /// The name of the recipe: its file without folder and extension.
  public var name: String {
    URL(fileURLWithPath: recipe).deletingPathExtension().lastPathComponent
  }

  /// A recipe without options of its own.
  public init(recipe: String, text: String, threads: Int) {
    self.recipe = recipe
    self.text = text
    self.threads = threads
  }

  /// The recipe that this process runs; nil in a process that runs none.
  public static var current: RecipeContext? { box.withLock { $0 } }
  static func setCurrent(_ context: RecipeContext) { box.withLock { $0 = context } }
  private static let box = Mutex<RecipeContext?>(nil)

  /// Takes the recipe's own `//|` lines: those that name a flag of the command, and all others as
  /// overrides.
  ///
  /// - Throws: ``LiterateError`` or ``OverrideError``.
  public mutating func takeOptions() throws {
    for option in try Literate(parsing: text, file: recipe).options {
      switch option.key {
      case "plugins": pluginFolders += words(of: option.value)
      case "threads": threads = try number(option)
      case "engine": engine = try method(option)
      case "seed": seed = try number(option)
      case "out": output = option.value
      default: overrides.append(Override(option.key, option.value))
      }
    }
  }

  private func method(_ option: Literate.Option) throws -> ConvolutionMethod {
    guard let value = ConvolutionMethod(rawValue: option.value) else {
      throw OverrideError.wrongType(
        key: "\(recipe):\(option.line): \(option.key)",
        expected: "one of " + ConvolutionMethod.names.joined(separator: ", "), got: option.value)
    }
    return value
  }

  private func number<Number: FixedWidthInteger>(_ option: Literate.Option) throws -> Number {
    guard let value = Number(option.value), value >= (Number.isSigned ? 1 : 0) else {
      throw OverrideError.wrongType(
        key: "\(recipe):\(option.line): \(option.key)", expected: "a whole number",
        got: option.value)
    }
    return value
  }

  /// The registry with the plugins of every folder, each opened once.
  ///
  /// - Throws: ``CompileError`` or ``RegistryError``.
  public func registry(_ standard: Registry) throws -> Registry {
    var registry = standard
    var opened: Set<String> = []
    for folder in pluginFolders {
      let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      if opened.insert(path).inserted { try registry.open(folder) }
    }
    return registry
  }
}
