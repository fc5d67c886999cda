public import Plugins

/// What every loss must satisfy, with its default options and in its variants.
///
/// The same laws run in the tests, over the registry, and in `check loss`, on anybody's loss.
public enum LossLaws {
  /// All laws, those that explain others first.
  public static let all: [Law<LossSubject>] = [
    value, logits, repeats, slopes, dependence, order, places, names, rotation, degenerate, alone,
    extremes, hugeTables, precision, randomBatches, separation,
  ]

  /// The loss as named, with its defaults and in each of its variants.
  ///
  /// - Throws: what the registry throws.
  public static func subjects(
    _ specification: PluginSpecification, in registry: Registry = .standard
  ) throws -> [LossSubject] {
    try Checkable.specifications(specification, .loss, in: registry).map {
      try LossSubject($0, in: registry)
    }
  }

  /// Every loss of a registry in every variant; one that cannot be made is an error.
  public static func subjects(in registry: Registry = .standard) throws -> [LossSubject] {
    try registry.names(of: .loss).flatMap {
      try subjects(PluginSpecification($0), in: registry)
    }
  }
}

/// What is checked of a plugin that was named.
enum Checkable {
  /// The specification itself, and the plugin's variants when it states no option.
  static func specifications(
    _ specification: PluginSpecification, _ kind: PluginKind, in registry: Registry
  ) throws -> [PluginSpecification] {
    let entry = try registry.entry(specification.name, of: kind)
    guard try specification.options().isEmpty else { return [specification] }
    return [specification]
      + entry.type.variants.map { PluginSpecification("\(entry.name) \($0)") }
  }
}
