/// A network with the parameters of the loss that trains it.
public struct Model: Sendable {
  /// From images to embeddings.
  public var network: any Network
  /// What the loss learns or remembers; not needed once training has ended.
  public var lossParameters: Parameters

  /// A freshly initialised model; network and loss draw from streams of their own.
  ///
  /// - Throws: ``OptionError`` when the architecture's options cannot work, or images are too small.
  public init(
    architecture: any Architecture, loss: any Loss, size: Int, classes: Int, random: Random
  ) throws {
    var networkRandom = random.split(1)
    var lossRandom = random.split(2)
    let input = [size, size, 3]
    try architecture.checkInput(input)
    network = try architecture.network(input: input, random: &networkRandom)
    lossParameters = loss.parameters(
      classes: classes, width: network.embeddingWidth, random: &lossRandom)
  }

  /// Calls `body` with every parameter in place; those of the loss are named `loss.…`.
  public mutating func visit(
    _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {
    try network.visit("", body)
    try lossParameters.visit("loss.", body)
  }

  /// How many numbers are learned.
  public var parameterCount: ParameterCount {
    var copy = self
    var count = ParameterCount(network: 0, loss: 0)
    copy.visit { name, role, value in
      guard role != .state else { return }
      if name.hasPrefix("loss.") { count.loss += value.count } else { count.network += value.count }
    }
    return count
  }

  /// How many numbers the parameters of some names hold.
  func count(of names: Set<String>) -> Int {
    var (copy, count) = (self, 0)
    copy.visit { name, _, value in if names.contains(name) { count += value.count } }
    return count
  }

  /// The same values off the tape: a forward pass of it records nothing.
  public func frozen() -> Model {
    var copy = self
    copy.visit { _, _, value in value = value.detached() }
    return copy
  }

  /// The embeddings of a batch, `[batch, width]`, as in inference.
  ///
  /// - Parameter images: `[batch, size, size, 3]`.
  public mutating func embeddings(_ images: Tensor) -> Tensor { network(images, .inference) }
}

/// Learned numbers of a model, with and without what only the loss needs.
public struct ParameterCount: Sendable, Codable, Equatable {
  /// The assignment's limit.
  public static let limit = 35_000_000

  /// In the network, which is all that verification needs.
  public var network: Int
  /// In the loss: class weights, proxies, scales.
  public var loss: Int
  /// Both.
  public var total: Int { network + loss }
}
