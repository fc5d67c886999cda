internal import Foundation

/// An option of a loss that is another loss: `loss=[cos-face scale=20]`.
///
/// A wrapper declares a property of this type with a default in quotes. A registry that makes the
/// wrapper makes the inner loss too, so that its name and options are checked at once.
public struct InnerLoss: Codable, Sendable, ExpressibleByStringLiteral {
  /// The inner loss as it was written, without brackets.
  public let specification: PluginSpecification
  /// The loss, once a registry has made it.
  public let made: (any Loss)?

  /// A loss by its specification, not yet made.
  public init(stringLiteral text: String) {
    specification = PluginSpecification(text)
    made = nil
  }

  /// The loss of a specification, made by a registry.
  ///
  /// - Throws: ``RegistryError`` or ``OptionError`` about its name, an option or a value.
  public init(_ specification: PluginSpecification, in registry: Registry) throws {
    self.specification = specification
    made = try registry.loss(specification)
  }

  /// Reads the specification, and makes the loss when the decoder knows a registry.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    specification = PluginSpecification(unbracketed(text))
    made = try (decoder.userInfo[.registry] as? Registry)?.loss(specification)
  }

  /// Writes the specification.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(specification.text)
  }

  /// The loss; a wrapper that was not made by a registry has none.
  public var plugin: any Loss {
    guard let made else {
      preconditionFailure("\(specification) was not made by a registry")
    }
    return made
  }
}

extension CodingUserInfoKey {
  /// The registry that makes inner losses.
  static let registry = CodingUserInfoKey(rawValue: "workbench.registry") ?? .unreachable
  private static var unreachable: CodingUserInfoKey { preconditionFailure("a key has a name") }
}

extension Plugin {
  /// The losses that this plugin wraps.
  var innerLosses: [any Loss] {
    Mirror(reflecting: self).children.flatMap { child in
      if let inner = child.value as? InnerLoss { return inner.made.map { [$0] } ?? [] }
      return (child.value as? [InnerLoss])?.compactMap(\.made) ?? []
    }
  }
}
