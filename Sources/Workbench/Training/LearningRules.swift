/// What of a model is learned, how fast and in what portions: what a training adds to its optimizer.
public struct LearningRules: Sendable, Equatable {
  /// Names of the model's parameters that stay as they are.
  public var frozen: Set<String> = []
  /// Factors of the learning rate by name of parameter; 1 where nothing is said.
  public var rates: [String: Double] = [:]
  /// The greatest length of all gradients together, to which longer ones are shortened; nil: any.
  public var longestGradient: Double?
  /// How much of the averaged weights stays in a step; nil averages nothing.
  public var averageDecay: Double?
  /// Parts in which a batch passes the network, one after the other.
  public var parts = 1

  /// Everything is learned at the optimizer's rate, a batch at once.
  public init() {}

  /// Contiguous rows of a batch, in parts as equal as can be; none is empty.
  func ranges(of count: Int) -> [Range<Int>] {
    let parts = max(1, min(parts, count))
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }
}
