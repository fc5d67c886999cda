import Plugins
import Testing

@testable import Workbench

/// What the options and the documentation of every plugin of every kind must satisfy.
@Suite struct OptionsLaws {
  /// A plugin of the registry, printed by name.
  struct Known: Sendable, CustomTestStringConvertible {
    let entry: PluginEntry
    let kind: PluginKind
    var testDescription: String { "\(kind.rawValue) \(entry.name)" }

    /// Options without which plugins of the kind cannot be made.
    var required: String { kind == .dataSource ? " directory=\"some folder\"" : "" }
    var specification: PluginSpecification { PluginSpecification(entry.name + required) }
    func made() throws -> any Plugin { try Registry.standard.plugin(specification, of: kind) }
  }

  static let plugins = PluginKind.allCases.flatMap { kind in
    Registry.standard.entries(of: kind).map { Known(entry: $0, kind: kind) }
  }

  @Test func `every entry is of exactly one kind, and every kind has some`() {
    #expect(
      Self.plugins.map(\.entry.name).sorted() == Registry.standard.entries.map(\.name).sorted())
    #expect(Set(Self.plugins.map(\.kind)) == Set(PluginKind.allCases))
    for plugin in Self.plugins { #expect(plugin.entry.kind == plugin.kind) }
  }

  @Test(arguments: plugins)
  func `options written out make the same plugin`(_ plugin: Known) throws {
    let resolved = try PluginSpecification(resolving: plugin.made())
    let again = try Registry.standard.plugin(resolved, of: plugin.kind)
    #expect(type(of: again) == plugin.entry.type)
    #expect(try PluginSpecification(resolving: again) == resolved)
    #expect(try PluginOption.all(of: again) == PluginOption.all(of: plugin.made()))
  }

  @Test(arguments: plugins)
  func `each option alone takes its own default as text`(_ plugin: Known) throws {
    for option in try PluginOption.all(of: plugin.made()) {
      let specification = plugin.specification.setting(option.name, to: option.value)
      let made = try Registry.standard.plugin(specification, of: plugin.kind)
      #expect(try PluginOption.all(of: made) == PluginOption.all(of: plugin.made()))
    }
  }

  @Test(arguments: plugins)
  func `an option of another type is refused by name`(_ plugin: Known) throws {
    let typed = try PluginOption.all(of: plugin.made()).filter {
      ![.text, .loss, .list(.loss)].contains($0.type)
    }
    for option in typed {
      let specification = plugin.specification.setting(option.name, to: "no such value")
      #expect(
        throws: RegistryError.wrongType(
          option: option.name, of: plugin.entry.name, expected: option.expected,
          got: "no such value")
      ) { try Registry.standard.plugin(specification, of: plugin.kind) }
    }
  }

  @Test(arguments: plugins)
  func `numbers far out of range are refused or used, never a crash`(_ plugin: Known) throws {
    for option in try PluginOption.all(of: plugin.made()) {
      for value in ["-1", "-1e300", "1e300", "-9223372036854775808"] {
        let specification = plugin.specification.setting(option.name, to: value)
        do {
          _ = try Registry.standard.plugin(specification, of: plugin.kind)
        } catch is OptionError {
        } catch is RegistryError {
        }
      }
    }
  }

  @Test(arguments: plugins)
  func `the name is the kebab-case of the type, and the file is named after it`(_ plugin: Known) {
    let type = String(describing: plugin.entry.type)
    let words = plugin.entry.name.split(separator: "-", omittingEmptySubsequences: false)
    #expect(words.joined() == type.lowercased())
    #expect(
      words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
      })
    #expect(plugin.entry.file == "\(plugin.kind.folder)/\(type).swift")
  }

  @Test func `names are cut before capitals, and initials stay together`() {
    let names = Set(Registry.standard.entries.map(\.name))
    #expect(
      names.isSuperset(of: ["res-net", "classes-per-batch", "sgd", "adam-w", "one-cycle", "lfw"]))
  }

  @Test(arguments: plugins)
  func `the documentation has a sentence of summary and a source`(_ plugin: Known) {
    #expect(plugin.entry.summary.count > 20)
    #expect(plugin.entry.summary.hasSuffix("."))
    #expect(plugin.entry.source.count > 10)
  }

  @Test(arguments: plugins)
  func `every option is documented, and nothing else`(_ plugin: Known) throws {
    let properties = try PluginOption.all(of: plugin.made()).map(\.property)
    #expect(Set(plugin.entry.options.keys) == Set(properties))
    for (option, words) in plugin.entry.options { #expect(words.count > 10, "\(option)") }
  }
}
