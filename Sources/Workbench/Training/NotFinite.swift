/// A number that is not finite, found before it could spoil the model.
public struct NotFinite: Error, Equatable, CustomStringConvertible {
  /// The loss, or the gradient of a named parameter.
  public let what: String
  /// The step, from 1.
  public let step: Int
  /// Where it arose, in words; nil when that was not looked for.
  public internal(set) var origin: Origin?
  /// What stood where at that step.
  var details = NotFiniteDetails()
  /// Files of the batch's images.
  public internal(set) var images: [String] = []
  /// The folder with the state before the step; nil when none was saved.
  public internal(set) var folder: String?

  /// Where a number that is not finite came from.
  public enum Origin: Equatable, Sendable {
    /// The network's input, in these rows of the batch.
    case images(rows: [Int])
    /// A parameter, before the step.
    case parameter(String)
    /// The output of a layer of the network, in these rows of the batch.
    case layer(String, rows: [Int])
    /// A term of the loss.
    case term(String)
    /// The loss, from finite embeddings.
    case loss
    /// The way back alone: every value of the forward pass is finite.
    case backward
  }

  public var description: String {
    let shown = images.prefix(4).joined(separator: ", ")
    let more = images.count > 4 ? " and \(images.count - 4) more" : ""
    let parts = [
      "\(what) is not finite at step \(step)", origin.map(words),
      images.isEmpty ? nil : "the batch holds \(shown)\(more)",
      folder.map { "the state before the step is in \($0)" }, advice,
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  private func words(_ origin: Origin) -> String {
    switch origin {
    case .images(let rows): "the network's input already is not\(files(rows))"
    case .parameter(let name): "\(name) already was not before the step"
    case .layer(let name, let rows): "first of all the output of \(name)\(files(rows))"
    case .term(let name): "it is its term \(name)"
    case .loss: "the embeddings are finite, so it is the loss itself"
    case .backward: "all values of the forward pass are finite"
    }
  }

  /// The files of some rows, where that says more than the whole batch.
  private func files(_ rows: [Int]) -> String {
    let named = rows.filter(images.indices.contains).prefix(4).map { images[$0] }
    guard !named.isEmpty, rows.count < images.count else { return "" }
    let more = rows.count > named.count ? " and \(rows.count - named.count) more" : ""
    return ", for \(named.joined(separator: ", "))\(more)"
  }

  private var advice: String {
    switch origin {
    case .images: "check these files and the augmentation"
    default: "try a lower learning rate"
    }
  }
}

/// The numbers of a step that was not finite, in the order of the forward pass.
struct NotFiniteDetails: Equatable, Sendable {
  /// One parameter before the step.
  struct Parameter: Codable, Equatable, Sendable {
    /// Its name.
    var name: String
    /// Its Euclidean length.
    var norm: Double
    /// The Euclidean length of its gradient; nil when it has none.
    var gradientNorm: Double?
  }

  /// The loss.
  var loss = Double.nan
  /// What the loss reported: its terms, shares of costly pairs.
  var notes: [String: Double] = [:]
  /// Every learned parameter.
  var parameters: [Parameter] = []
}
