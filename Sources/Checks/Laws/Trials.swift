public import Plugins

/// Which laws are about which plugin.
public enum Trials {
  /// The laws of the plugin that a specification names: with its defaults (of an architecture, as its
  /// small network) and in each of its variants when the specification states no option, else with
  /// those options alone.
  ///
  /// - Throws: what the registry throws.
  public static func of(
    _ specification: PluginSpecification, _ kind: PluginKind, in registry: Registry = .standard
  ) throws -> [Trial] {
    let entry = try registry.entry(specification.name, of: kind)
    var specifications = [specification]
    if try specification.options().isEmpty {
      let small = (entry.type as? any Architecture.Type)?.small ?? ""
      if !small.isEmpty { specifications = [PluginSpecification("\(entry.name) \(small)")] }
      specifications += entry.type.variants.map { PluginSpecification("\(entry.name) \($0)") }
    }
    let subject = PluginSubject(entry: entry, kind: kind, registry: registry)
    return PluginLaws.all.map { Trial($0, subject, specification) }
      + (try specifications.flatMap { try trials($0, kind, registry) })
  }

  /// The kinds that have laws of their own.
  public static let kinds: [PluginKind] = [
    .loss, .miner, .sampler, .architecture, .augmentation, .mix,
  ]

  /// The laws of every plugin of a kind in every variant.
  public static func all(
    _ kind: PluginKind, in registry: Registry = .standard
  ) throws -> [Trial] {
    try registry.names(of: kind).flatMap { try of(PluginSpecification($0), kind, in: registry) }
  }

  private static func trials(
    _ specification: PluginSpecification, _ kind: PluginKind, _ registry: Registry
  ) throws -> [Trial] {
    func bound<Subject>(_ laws: [Law<Subject>], _ subject: Subject) -> [Trial] {
      laws.map { Trial($0, subject, specification) }
    }
    switch kind {
    case .loss: return bound(LossLaws.all, LossSubject(try registry.loss(specification)))
    case .miner: return bound(MinerLaws.all, try registry.miner(specification))
    case .sampler: return bound(SamplerLaws.all, try registry.sampler(specification))
    case .architecture:
      return bound(
        ArchitectureLaws.all, ArchitectureSubject(try registry.architecture(specification)))
    case .augmentation:
      return bound(AugmentationLaws.all, try registry.augmentation(specification))
    case .mix: return bound(MixLaws.all, try registry.mix(specification))
    case .optimizer, .schedule, .dataSource: return []
    }
  }
}
