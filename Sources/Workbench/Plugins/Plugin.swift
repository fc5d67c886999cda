/// Something chosen by name: a loss, a sampler, an architecture and so on.
///
/// A plugin is a small value whose stored properties *are* its options, with the source's defaults.
/// Its name on the command line is the kebab-case of its type: `CosFace` is `cos-face`.
public protocol Plugin: Codable, Sendable {
  /// The plugin with its default options.
  init()

  /// Refuses options that cannot work; see ``Plugin/require(_:_:_:)``.
  ///
  /// - Throws: ``OptionError`` naming the option, what was expected and what was got.
  func validate() throws

  /// Options under which the laws check the plugin besides its defaults, such as
  /// `["form=linear margin=2"]`; none unless stated.
  static var variants: [String] { get }
}

extension Plugin {
  /// Accepts every value.
  public func validate() throws {}
  /// None.
  public static var variants: [String] { [] }

  /// The name on the command line, in recipes and in reports.
  public static var name: String { pluginName(ofType: String(describing: Self.self)) }

  /// Throws an ``OptionError`` unless the option's value is as expected.
  public func require(
    _ holds: Bool, _ option: String, _ value: any CustomStringConvertible & Sendable,
    _ expected: String
  ) throws {
    guard !holds else { return }
    throw OptionError(
      plugin: Self.name, option: option, expected: expected, got: value.description)
  }
}

/// An option of a plugin whose value cannot work.
public struct OptionError: Error, Equatable, CustomStringConvertible {
  /// The plugin's name.
  public let plugin: String
  /// The option's name.
  public let option: String
  /// What would work, in words.
  public let expected: String
  /// What was given.
  public let got: String

  /// An error about one option.
  public init(plugin: String, option: String, expected: String, got: String) {
    self.plugin = plugin
    self.option = option
    self.expected = expected
    self.got = got
  }

  /// One sentence.
  public var description: String {
    "\(plugin): option \(option) must be \(expected), got \(got.isEmpty ? "nothing" : got)"
  }
}

/// The name of the plugin whose type has this name, `NightShift` → `night-shift`.
public func pluginName(ofType type: String) -> String { kebabCase(type) }

/// `ResNet` → `res-net`, `SGD` → `sgd`, `ClassesPerBatch` → `classes-per-batch`.
func kebabCase(_ typeName: String) -> String {
  let letters = Array(typeName)
  var result = ""
  for (index, letter) in letters.enumerated() {
    let startsWord =
      letter.isUppercase && index > 0
      && (letters[index - 1].isLowercase
        || (index + 1 < letters.count && letters[index + 1].isLowercase))
    if startsWord { result += "-" }
    result += letter.lowercased()
  }
  return result
}
