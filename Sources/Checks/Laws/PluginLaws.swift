internal import Plugins

/// A plugin's entry in a registry, under the laws of all plugins.
public struct PluginSubject: Sendable {
  let entry: PluginEntry
  let kind: PluginKind
  let registry: Registry

  /// The plugin with its defaults; a data source has an option that must be given.
  func made() throws -> any Plugin {
    let required = kind == .dataSource ? " directory=\"some folder\"" : ""
    return try registry.plugin(PluginSpecification(entry.name + required), of: kind)
  }
}

/// What the options and the documentation of every plugin of every kind must satisfy.
public enum PluginLaws {
  /// All laws.
  public static let all: [Law<PluginSubject>] = [documentation, options, roundTrip, nonsense]

  static let documentation = Law<PluginSubject>("the documentation begins with a sentence") {
    subject, _ in
    let summary = subject.entry.summary
    return summary.count > 10 && summary.hasSuffix(".")
      ? nil : "\(subject.entry.file) says \"\(summary)\" above the type"
  }

  static let options = Law<PluginSubject>("every option is documented") { subject, _ in
    let bare = try PluginOption.all(of: subject.made()).map(\.property).filter {
      (subject.entry.options[$0] ?? "").count < 4
    }
    return bare.isEmpty
      ? nil : "\(subject.entry.file) has no line above \(bare.joined(separator: ", "))"
  }

  static let roundTrip = Law<PluginSubject>("options written out make the same plugin") {
    subject, _ in
    let plugin = try subject.made()
    let resolved = try PluginSpecification(resolving: plugin)
    let again = try subject.registry.plugin(resolved, of: subject.kind)
    return try PluginOption.all(of: again) == PluginOption.all(of: plugin)
      ? nil : "\(resolved) makes \(try PluginSpecification(resolving: again))"
  }

  static let nonsense = Law<PluginSubject>("numbers far out of range are refused or used") {
    subject, _ in
    let plugin = try subject.made()
    let specification = try PluginSpecification(resolving: plugin)
    for option in try PluginOption.all(of: plugin) {
      for value in ["-1", "-1e300", "1e300", "-9223372036854775808"] {
        do {
          _ = try subject.registry.plugin(
            specification.setting(option.name, to: value), of: subject.kind)
        } catch is OptionError {
        } catch is RegistryError {
        }
      }
    }
    return nil
  }
}
