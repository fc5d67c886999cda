/// Drops a whole residual branch of an image with a probability, in training, and scales the branches
/// that stay so that the expectation is kept.
///
///     y = x + depth(branch(x)),   depth(b) = b · m / (1 - probability),   one m an image
///
/// In inference it is the identity. Which images lose their branch is a function of the mode's
/// random numbers, of the layer's place and of the row alone.
///
/// - Shapes: any with rows first, kept.
/// - Source: Huang, Sun, Liu, Sedra, Weinberger, "Deep Networks with Stochastic Depth", ECCV 2016; as
///   torchvision's `stochastic_depth` in its mode `row`, which scales in training.
public struct StochasticDepth: Layer {
  /// How probably an image's branch is dropped.
  public let probability: Double
  private let stream: DropStream

  /// A layer without parameters, to be put at the end of a residual branch.
  ///
  /// - Parameters:
  ///   - probability: in 0…1; 1 drops every branch.
  ///   - place: the number of the branch; two of one place drop the same images.
  public init(_ probability: Double, place: Int) {
    require((0...1).contains(probability), "stochastic depth with probability \(probability)")
    self.probability = probability
    stream = DropStream(kind: 2, place: place)
  }

  /// Probabilities that rise evenly from 0 at the first branch to `last` at the last one.
  public static func probability(ofBranch branch: Int, of count: Int, last: Double) -> Double {
    count > 1 ? last * Double(branch) / Double(count - 1) : last
  }

  public func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
    guard mode.isTraining, probability > 0, input.count > 0 else { return input }
    let rows = input.shape[0]
    let mask = stream.mask(rows: rows, width: 1, probability: probability, mode, input.type)
    let ones = [Int](repeating: 1, count: input.shape.count - 1)
    return input * mask.reshaped(to: [rows] + ones)
  }

  public func visit(
    _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
  ) rethrows {}
}
