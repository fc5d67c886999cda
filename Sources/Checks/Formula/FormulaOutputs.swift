internal import Foundation
public import Plugins

/// Embeddings of images made by a formula, to be laid beside those that another implementation finds
/// with the same weights; see `Benchmarks/weights_torch.py`.
public struct FormulaOutputs: Sendable {
  /// The architecture.
  public var architecture: PluginSpecification
  /// Images.
  public var batch = 4
  /// Side of an image.
  public var size = 64

  /// Four images of 64 pixels.
  public init(architecture: PluginSpecification) { self.architecture = architecture }

  /// The embeddings in inference, `[batch, embedding]`.
  ///
  /// - Parameter weights: all parameters and running statistics by name.
  /// - Throws: ``RegistryError`` or ``OptionError`` for an architecture that cannot be made, or
  ///   ``DataError`` with the differences when the weights are not those of it.
  public func embeddings(_ weights: WeightsFile) throws -> Tensor {
    let made = try Registry.standard.architecture(architecture)
    let fit = try weights.fit(made, size: size)
    guard fit.differences.isEmpty else {
      throw DataError("the weights", fit.summary)
    }
    var random = Random(seed: 1)
    var network = try made.network(input: [size, size, 3], random: &random)
    network.visit("") { name, _, value in
      if let given = weights.tensors[name] { value = given }
    }
    return network(FormulaValues.images(step: 0, batch: batch, size: size), .inference)
  }

  /// One line an image: its embedding's values.
  ///
  /// - Throws: as ``embeddings(_:)``.
  public func run(_ weights: WeightsFile) throws -> String {
    let found = try embeddings(weights)
    let width = found.shape[1]
    return (0..<batch).map { row in
      found.floats[row * width..<(row + 1) * width].map { String(format: "%.9g", $0) }
        .joined(separator: " ")
    }.joined(separator: "\n")
  }
}
