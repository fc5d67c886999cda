/// What a parameter is for; it decides about weight decay, gradients and counting.
public enum ParameterRole: String, Sendable, Codable {
  /// A weight: learned, and decayed.
  case weight
  /// A bias, or the scale or shift of a normalisation: learned, never decayed.
  case bias
  /// A running statistic: saved, not learned.
  case state
}

/// How a forward pass is meant.
public struct Mode: Sendable {
  /// Whether batch statistics are used and updated, and dropout drops.
  public var isTraining: Bool
  /// The source of dropout masks of this step.
  public var random: Random
  /// Where the first row stands in the step's batch, when a batch is passed in parts: masks are drawn
  /// by row, so that parts drop what the whole would.
  public var firstRow = 0

  /// A training pass.
  public static func training(_ random: Random) -> Mode { Mode(isTraining: true, random: random) }
  /// A pass that only computes.
  public static var inference: Mode { Mode(isTraining: false, random: Random(seed: 0)) }
}

/// A function with parameters.
public protocol Layer: Sendable {
  /// The output for one batch; running statistics are updated in training.
  mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor

  /// Calls `body` with every parameter in place: name, role, value.
  ///
  /// Count, save, load, update, freeze and print are all one visit. Gathering parameters into an
  /// array instead would copy each of them at its next update.
  mutating func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void) rethrows
}
