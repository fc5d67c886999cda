internal import Foundation
public import Plugins

/// Gradients of one step that PyTorch found for a network filled by ``FormulaValues``.
public struct GradientReference: Sendable, Decodable {
  /// One learned parameter.
  public struct Parameter: Sendable, Decodable {
    /// Its name, as torchvision has it.
    public let name: String
    /// Its shape, as torchvision has it.
    public let shape: [Int]
    /// The length of its gradient.
    public let norm: Double
    /// The inner product of its gradient with numbers of its name.
    public let projection: Double
  }

  /// How far gradients are from those in double precision: the farthest of any parameter.
  public struct Distance: Sendable, Decodable {
    /// Of lengths, relatively.
    public internal(set) var norm = 0.0
    /// Of projections, as a share of the gradient's length.
    public internal(set) var projection = 0.0
  }

  /// That by two measures.
  public struct Distances: Sendable, Decodable {
    /// Lengths below ``GradientReference/least`` count as that long.
    public internal(set) var floored = Distance()
    /// So do only those that are zero but for rounding.
    public internal(set) var bare = Distance()
  }

  /// The function of torchvision that makes the network.
  public let model: String
  /// Images in the batch.
  public let batch: Int
  /// Side of an image.
  public let size: Int
  /// Classes of the cross-entropy.
  public let classes: Int
  /// The losses of the first steps in double precision, each before its update.
  public let losses: [Double]
  /// A thousandth of the length of all gradients together.
  ///
  /// Rounding in a gradient follows the terms of its sums. Where these cancel, it is a larger share of
  /// what is left, in PyTorch as well.
  public let least: Double
  /// How far PyTorch's own single precision is, by its layout and threads.
  public let float32: [String: Distances]
  /// Every learned parameter.
  public let parameters: [Parameter]

  /// The reference in a file that `Benchmarks/gradients_torch.py` wrote.
  ///
  /// - Throws: what reading and decoding throw.
  public init(contentsOf path: String) throws {
    self = try JSONDecoder().decode(
      GradientReference.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// How a network's step differs from the reference.
  public struct Deviation: Sendable {
    /// How far its gradients are.
    public internal(set) var distances = Distances()
    /// Parameters of the one that the other lacks, or has in another shape.
    public internal(set) var unlike: [String] = []
  }

  /// Takes one step with an architecture, whose embeddings are the logits.
  ///
  /// - Throws: what the architecture throws.
  public func deviation(of architecture: any Architecture) throws -> Deviation {
    var random = Random(seed: 1)
    var network = try architecture.network(input: [size, size, 3], random: &random)
    FormulaValues.fill(&network)
    let logits = network(
      FormulaValues.images(step: 0, batch: batch, size: size), .training(random))
    let cost = logits.crossEntropy(FormulaValues.labels(step: 0, batch: batch, classes: classes))
    let gradients = cost.gradients()
    var open = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0) })
    var found = Deviation()
    network.visit("") { name, role, parameter in
      guard role != .state else { return }
      guard let known = open.removeValue(forKey: name), known.shape == parameter.shape,
        let gradient = gradients[parameter]
      else { return found.unlike.append(name) }
      compare(gradient, known, &found)
    }
    found.unlike += open.keys.sorted()
    return found
  }

  private func compare(_ gradient: Tensor, _ known: Parameter, _ found: inout Deviation) {
    let length = gradient.floats.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    let norm = abs(length - known.norm)
    let projection = abs(FormulaValues.projection(gradient, known.name) - known.projection)
    // The shift of a norm that a later norm takes away again has a gradient of 1e-16 of all in double
    // precision, where no other is below 1e-7.
    let isZero = known.norm < 1e-9 * least
    found.distances.floored.include(norm, projection, of: max(known.norm, least))
    found.distances.bare.include(norm, projection, of: isZero ? least : known.norm)
  }
}

extension GradientReference.Distance {
  /// What is not a number stays.
  fileprivate mutating func include(_ norm: Double, _ projection: Double, of length: Double) {
    if !(norm / length <= self.norm) { self.norm = norm / length }
    if !(projection / length <= self.projection) { self.projection = projection / length }
  }
}
