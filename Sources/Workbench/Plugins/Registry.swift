/// Plugins by name.
///
/// A specification is the plugin's name with options, `cos-face scale=20`; what it does not state
/// keeps the plugin's default.
public struct Registry: Sendable {
  private var byName: [String: PluginEntry] = [:]

  /// A registry of the built-in plugins, whose names the build keeps apart.
  public init(entries: [PluginEntry]) {
    for entry in entries {
      let other = byName.updateValue(entry, forKey: entry.name)
      require(other == nil, "\(entry.name): \(other?.file ?? "") and \(entry.file)")
    }
  }

  /// Adds plugins.
  ///
  /// - Throws: ``RegistryError`` when a name is taken, and then adds none.
  public mutating func add(_ entries: [PluginEntry]) throws {
    var all = byName
    for entry in entries {
      if let other = all.updateValue(entry, forKey: entry.name) {
        throw RegistryError.duplicate(entry.name, files: [other.file, entry.file])
      }
    }
    byName = all
  }

  /// Every entry, by name.
  public var entries: [PluginEntry] { byName.values.sorted { $0.name < $1.name } }

  /// The entries of a kind, by name.
  public func entries(of kind: PluginKind) -> [PluginEntry] {
    entries.filter { kind.contains($0.type) }
  }

  /// The names of a kind, sorted.
  public func names(of kind: PluginKind) -> [String] { entries(of: kind).map(\.name) }

  /// The entry of a name, of any kind or of the given one.
  ///
  /// - Throws: ``RegistryError`` with the known names when there is none.
  public func entry(_ name: String, of kind: PluginKind? = nil) throws -> PluginEntry {
    let candidates = kind.map(entries(of:)) ?? entries
    guard let entry = candidates.first(where: { $0.name == name }) else {
      throw RegistryError.unknown(
        name, kind: kind?.rawValue ?? "plugin", known: candidates.map(\.name))
    }
    return entry
  }

  /// The plugin that a specification describes, of the given kind.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` about its name, an option or a value.
  public func plugin(
    _ specification: PluginSpecification, of kind: PluginKind
  ) throws -> any Plugin {
    try configured(entry(specification.name, of: kind).type, by: specification, in: self)
  }

  /// The loss that a specification describes; throws as ``plugin(_:of:)`` does.
  public func loss(_ specification: PluginSpecification) throws -> any Loss {
    try make(specification, .loss)
  }

  /// The miner that a specification describes; throws as ``plugin(_:of:)`` does.
  public func miner(_ specification: PluginSpecification) throws -> any Miner {
    try make(specification, .miner)
  }

  /// The sampler that a specification describes; throws as ``plugin(_:of:)`` does.
  public func sampler(_ specification: PluginSpecification) throws -> any Sampler {
    try make(specification, .sampler)
  }

  /// The architecture that a specification describes; throws as ``plugin(_:of:)`` does.
  public func architecture(_ specification: PluginSpecification) throws -> any Architecture {
    try make(specification, .architecture)
  }

  /// The augmentation that a specification describes; throws as ``plugin(_:of:)`` does.
  public func augmentation(_ specification: PluginSpecification) throws -> any Augmentation {
    try make(specification, .augmentation)
  }

  /// The mix that a specification describes; throws as ``plugin(_:of:)`` does.
  public func mix(_ specification: PluginSpecification) throws -> any Mix {
    try make(specification, .mix)
  }

  /// The optimizer that a specification describes; throws as ``plugin(_:of:)`` does.
  public func optimizer(_ specification: PluginSpecification) throws -> any Optimizer {
    try make(specification, .optimizer)
  }

  /// The schedule that a specification describes; throws as ``plugin(_:of:)`` does.
  public func schedule(_ specification: PluginSpecification) throws -> any Schedule {
    try make(specification, .schedule)
  }

  /// The data source that a specification describes; throws as ``plugin(_:of:)`` does.
  public func dataSource(_ specification: PluginSpecification) throws -> any DataSource {
    try make(specification, .dataSource)
  }

  private func make<Kind>(_ specification: PluginSpecification, _ kind: PluginKind) throws -> Kind {
    guard let plugin = try plugin(specification, of: kind) as? Kind else {
      preconditionFailure("\(specification.name) is not a \(Kind.self), but listed as one")
    }
    return plugin
  }
}
