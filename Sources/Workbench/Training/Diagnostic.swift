/// A number that tells, while training, whether it goes well; it answers what users ask most.
///
/// Its raw value is its name in `metrics.jsonl`. Numbers of the loss's own stand beside them, as
/// ``Diagnostic/ofLoss(_:)`` names them.
public enum Diagnostic: String, Sendable, CaseIterable {
  /// The share of training images whose own class has the largest margin-free logit.
  case accuracy = "training.accuracy"
  /// The mean cosine of an embedding to its own class: to the class's weights where the loss has
  /// such, else to the other images of the class in the batch.
  case ownCosine = "training.cosine.own"
  /// The mean cosine of an embedding to other classes, likewise.
  case otherCosine = "training.cosine.other"
  /// The factor between cosines and logits, as it is used or learned.
  case scale = "training.scale"
  /// The mean length of an embedding, before any normalisation.
  case featureNorm = "training.feature-norm"
  /// The mean distance of two images of one class in the batch, as the loss compares them.
  case ownDistance = "training.distance.own"
  /// The mean distance of two images of different classes in the batch, as the loss compares them.
  case otherDistance = "training.distance.other"
  /// In how many directions the batch's embeddings vary; see ``BatchGeometry/effectiveRank``.
  case effectiveRank = "training.effective-rank"
  /// The largest effective rank that a batch of this size can have.
  case rankLimit = "training.effective-rank.limit"
  /// The length of all gradients together before clipping; measured in every step that may clip.
  case gradientNorm = "training.gradient-norm"
  /// Whether the step's gradients were clipped, 1 or 0; the share of such steps in an epoch.
  case clipped = "training.clipped"

  /// The name in the log of a number that a loss reported by `note`: `loss.active` for `active`.
  public static func ofLoss(_ name: String) -> String { "loss.\(name)" }

  /// Steps between two measurements within an epoch; more where classes are so many that logits of
  /// a batch would be felt.
  ///
  /// - Parameter largest: numbers in the largest parameter of the loss.
  static func interval(largest: Int) -> Int { 10 * max(1, (largest + (1 << 22) - 1) >> 22) }
}

extension MetricsEvent {
  /// A diagnostic of this step or epoch; nil where it was not measured.
  public subscript(diagnostic: Diagnostic) -> Double? { values[diagnostic.rawValue] }
}

extension MetricsEvent {
  /// A number that a loss reported by `note`.
  public struct LossNote: Sendable, Equatable {
    /// What the loss called it, with the term of a sum before a dot.
    public let name: String
    /// The number.
    public let value: Double
    /// Whether it is the share of pairs, triplets or the like that cost something: such names begin
    /// with `active`, as `active-triplets`.
    public var isShare: Bool { (name.split(separator: ".").last ?? "").hasPrefix("active") }
    /// What the number is of, in the log of a sum of losses: `softmax` for `softmax.loss`.
    public var term: String { name.hasSuffix(".loss") ? String(name.dropLast(5)) : name }
    /// What a share is of: `triplets` for `active-triplets`, `terms` for `active`.
    public var subject: String {
      let parts = name.split(separator: ".")
      let own = (parts.last ?? "").drop { $0 != "-" }.dropFirst()
      let term = parts.dropLast().joined(separator: ".")
      return (own.isEmpty ? "terms" : String(own)) + (term.isEmpty ? "" : " of \(term)")
    }
  }

  /// What the loss reported at this step, or on average in this epoch, by name.
  public var lossNotes: [LossNote] {
    let prefix = Diagnostic.ofLoss("")
    return values.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }.map {
      LossNote(name: String($0.key.dropFirst(prefix.count)), value: $0.value)
    }
  }
}
