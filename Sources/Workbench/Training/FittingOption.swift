/// An option of an architecture with which a model is as small as the assignment asks.
public struct FittingOption: Sendable, Equatable {
  /// The option with its value, such as `embedding=128`.
  public let option: String
  /// Parameters that are learned with it.
  public let parameters: Int

  /// The first of embedding and width that, halved often enough, makes a model small enough; nil when
  /// neither does.
  ///
  /// - Parameters:
  ///   - architecture: the architecture whose model is too large.
  ///   - count: the learned parameters of the model with another architecture.
  public init?(
    for architecture: PluginSpecification, in registry: Registry,
    count: (any Architecture) throws -> Int
  ) {
    let made = try? registry.architecture(architecture)
    let options = made.flatMap { try? PluginOption.all(of: $0) } ?? []
    for name in ["embedding", "width"] {
      guard var value = options.first(where: { $0.name == name }).flatMap({ Int($0.value) })
      else { continue }
      while value > 1 {
        value /= 2
        let smaller = architecture.setting(name, to: "\(value)")
        guard let parameters = try? count(registry.architecture(smaller)) else { break }
        guard parameters > ParameterCount.limit else {
          (option, self.parameters) = ("\(name)=\(value)", parameters)
          return
        }
      }
    }
    return nil
  }
}
