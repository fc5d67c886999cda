/// What the build knows of one plugin: its type and what its file says about it.
public struct PluginEntry: Sendable {
  /// The plugin.
  public let type: any Plugin.Type
  /// Path of its file, relative to the package or plugin folder.
  public let file: String
  /// The first sentence of its documentation.
  public let summary: String
  /// The `- Source:` line of its documentation.
  public let source: String
  /// What each option changes, by the name of its property.
  public let options: [String: String]
  /// A hash of the file's bytes and of the helpers beside it; part of the identity of runs that
  /// use the plugin.
  public let hash: String

  /// An entry, as the generated list writes it.
  public init(
    type: any Plugin.Type, file: String, summary: String, source: String,
    options: [String: String], hash: String
  ) {
    self.type = type
    self.file = file
    self.summary = summary
    self.source = source
    self.options = options
    self.hash = hash
  }

  /// The name on the command line.
  public var name: String { type.name }

  /// The kind, or nil for a type that is of none.
  public var kind: PluginKind? { PluginKind.allCases.first { $0.contains(type) } }
}
