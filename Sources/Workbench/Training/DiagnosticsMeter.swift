/// Measures what a batch tells about the training.
struct DiagnosticsMeter: Sendable {
  /// Steps of an epoch from one measurement to the next.
  let interval: Int
  private let loss: any Loss
  /// The loss's option `scale`, where it has one.
  private let scaleOption: Double?

  init(_ loss: any Loss, _ parameters: Parameters) {
    self.loss = loss
    let options = (try? PluginOption.all(of: loss)) ?? []
    scaleOption = options.first { $0.name == "scale" }.flatMap { Double($0.value) }
    var parameters = parameters
    var largest = 0
    parameters.visit("") { _, _, value in largest = max(largest, value.count) }
    interval = Diagnostic.interval(largest: largest)
  }

  /// The numbers of a batch, by the names of ``Diagnostic``.
  ///
  /// - Parameters:
  ///   - embeddings: `[batch, width]`, off the tape.
  ///   - parameters: of the loss.
  func measure(
    _ embeddings: Tensor, labels: [Int], _ parameters: Parameters
  ) -> [String: Double] {
    var values: [Diagnostic: Double] = [:]
    let batch = BatchGeometry(embeddings, labels: labels, similarity: loss.similarity)
    values[.featureNorm] = batch.norm
    values[.ownCosine] = batch.ownCosine
    values[.otherCosine] = batch.otherCosine
    values[.ownDistance] = batch.ownDistance
    values[.otherDistance] = batch.otherDistance
    values[.effectiveRank] = batch.effectiveRank
    values[.rankLimit] = Double(batch.rankLimit)
    var frozen = parameters
    var learnedScale: Double?
    frozen.visit("") { name, _, value in
      value = value.detached()
      if name.split(separator: ".").last == "scale", value.count == 1 {
        learnedScale = value.scalar
      }
    }
    // A loss whose classifier cannot score this batch goes without; training does not need it.
    guard let logits = try? loss.logits(embeddings, frozen) else {
      values[.scale] = learnedScale ?? scaleOption
      return named(values)
    }
    let classifier = ClassifierGeometry(
      embeddings, labels: labels, logits: logits, parameters: frozen)
    values[.accuracy] = classifier.accuracy
    values[.scale] = classifier.scale ?? learnedScale
    if let own = classifier.ownCosine {
      values[.ownCosine] = own
      values[.otherCosine] = classifier.otherCosine
    }
    return named(values)
  }

  private func named(_ values: [Diagnostic: Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }
}
