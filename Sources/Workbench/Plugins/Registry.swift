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
  /// What each option changes, by the option's name.
  public let options: [String: String]
  /// A hash of the file's bytes; part of the identity of runs that use the plugin.
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
}

/// A name, option or value that the registry cannot use.
public enum RegistryError: Error, Equatable {
  /// No plugin of that kind has this name.
  case unknown(String, kind: String, known: [String])
  /// The plugin has no such option.
  case unknownOption(String, of: String, known: [String])
  /// A word that is not `key=value`.
  case malformedOption(String, of: String)
  /// An option's value has the wrong type.
  case wrongType(option: String, of: String, expected: String, got: String)
  /// Two plugins have one name.
  case duplicate(String, files: [String])
}

/// Plugins by name.
public struct Registry: Sendable {
  private var entries: [String: PluginEntry] = [:]

  /// A registry of the given plugins.
  public init(entries: [PluginEntry]) {
    for entry in entries { self.entries[entry.type.name] = entry }
  }
}
