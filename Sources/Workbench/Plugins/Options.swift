internal import Foundation

/// One option of a plugin, with the value it has there.
public struct PluginOption: Sendable, Equatable {
  /// The name to write: the kebab-case of the property.
  public let name: String
  /// The stored property.
  public let property: String
  /// What it takes, in words.
  public let expected: String
  /// The value, as it would be written.
  public let value: String
  let type: OptionType

  /// Every option of a plugin, in the order in which its file declares them.
  public static func all(of plugin: any Plugin) throws -> [PluginOption] {
    let values = try optionValues(of: plugin)
    return Mirror(reflecting: plugin).children.compactMap { child in
      guard let property = child.label else { return nil }
      let type = OptionType(Swift.type(of: child.value))
      return PluginOption(
        name: kebabCase(property), property: property, expected: type.words,
        value: (values[property] ?? .nothing).text, type: type)
    }
  }

  /// Whether name, type and value agree.
  public static func == (left: PluginOption, right: PluginOption) -> Bool {
    (left.name, left.value, left.type) == (right.name, right.value, right.type)
  }
}

extension PluginSpecification {
  /// The specification that makes this very plugin, with every option written out.
  public init(resolving plugin: any Plugin) throws {
    let options = try PluginOption.all(of: plugin).map { "\($0.name)=\(quoted($0.value))" }
    self.init(([type(of: plugin).name] + options).joined(separator: " "))
  }
}

/// A plugin with the options of a specification laid over its defaults, validated.
///
/// Losses among its options are made by the registry.
func configured<P: Plugin>(
  _ type: P.Type, by specification: PluginSpecification, in registry: Registry
) throws -> P {
  let options = try PluginOption.all(of: P())
  var values = try optionValues(of: P())
  var seen: Set<String> = []
  for (key, text) in try specification.options() {
    guard let option = options.first(where: { $0.name == key }) else {
      throw RegistryError.unknownOption(key, of: P.name, known: options.map(\.name))
    }
    guard seen.insert(key).inserted else { throw RegistryError.repeatedOption(key, of: P.name) }
    guard let value = option.type.value(of: text) else {
      throw RegistryError.wrongType(
        option: key, of: P.name, expected: option.expected, got: text)
    }
    values[option.property] = value
  }
  let plugin = try decoded(P.self, from: values, specification, registry)
  try plugin.validate()
  return plugin
}

private func decoded<P: Plugin>(
  _ type: P.Type, from values: [String: OptionValue], _ specification: PluginSpecification,
  _ registry: Registry
) throws -> P {
  do {
    let decoder = JSONDecoder()
    decoder.userInfo[.registry] = registry
    return try decoder.decode(P.self, from: JSONEncoder.sorted.encode(values))
  } catch let error as DecodingError {
    let (path, problem) = error.placeAndProblem
    throw RegistryError.wrongType(
      option: kebabCase(path), of: P.name, expected: problem, got: specification.text)
  }
}

private func optionValues<P: Plugin>(of plugin: P) throws -> [String: OptionValue] {
  try JSONDecoder().decode(
    [String: OptionValue].self, from: JSONEncoder.sorted.encode(plugin))
}

extension DecodingError {
  /// The first key on the way to the problem, and the problem in words.
  fileprivate var placeAndProblem: (String, String) {
    switch self {
    case .typeMismatch(let type, let context): (context.place, "a \(type)")
    case .valueNotFound(let type, let context): (context.place, "a \(type)")
    case .keyNotFound(let key, _): (key.stringValue, "a value")
    case .dataCorrupted(let context): (context.place, context.debugDescription)
    @unknown default: ("", "a value of its type")
    }
  }
}

extension DecodingError.Context {
  fileprivate var place: String { codingPath.first?.stringValue ?? "" }
}
