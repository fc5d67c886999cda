/// A value that a page can show: a table, a chart, a sheet of pictures, a write-up.
public protocol Showable: Sendable {
  /// The value as Markdown; files that belong to it are handed to the context.
  ///
  /// Text that came from outside (labels, names of files) has to pass ``Escaping`` on its way.
  func markdown(in context: PageContext) throws -> String
}

/// Prose made by a recipe, taken as Markdown, as the recipe's own prose is.
public struct Prose: Showable, Equatable {
  /// The Markdown.
  public var text: String

  /// A paragraph or more of Markdown; raw HTML in it is shown, not obeyed.
  public init(_ text: String) { self.text = text }

  /// The value as Markdown.
  public func markdown(in context: PageContext) -> String { safeMarkdown(text) }
}

/// Something drawn into files beside the page, all of a kind in one go.
public protocol Figure: Sendable {
  /// The name that its files carry, without extension; see ``Escaping/fileName(_:)``.
  var label: String { get set }

  /// Draws the figures of one page, or leaves those alone whose files are already right.
  static func draw(_ figures: [Self], in folder: String) throws
}
