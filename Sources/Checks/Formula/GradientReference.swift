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
  /// What lengths are at least taken for: some gradients are zero but for rounding.
  public let least: Double
  /// How far lengths in PyTorch's own single precision are from those in double, relatively, by mode.
  public let float32: [String: Double]
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
    /// The largest of lengths, relatively.
    public let norm: Double
    /// The parameter with that one.
    public let worst: String
    /// The largest of projections, as a share of the gradient's length.
    public let projection: Double
    /// Parameters of the one that the other lacks, or has in another shape.
    public let unlike: [String]
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
    var (norm, worst, projection) = (0.0, "", 0.0)
    var unlike: [String] = []
    network.visit("") { name, role, parameter in
      guard role != .state else { return }
      guard let known = open.removeValue(forKey: name), known.shape == parameter.shape,
        let gradient = gradients[parameter]
      else { return unlike.append(name) }
      let length = gradient.floats.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      let off = abs(length - known.norm) / max(known.norm, least)
      if !(off <= norm) { (norm, worst) = (off, name) }
      let along = FormulaValues.projection(gradient, name)
      projection = max(projection, abs(along - known.projection) / max(known.norm, least))
    }
    return Deviation(
      norm: norm, worst: worst, projection: projection,
      unlike: unlike + open.keys.sorted())
  }
}
