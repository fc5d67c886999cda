extension Experiment {
  /// The training tools by the names of their settings, with their values as they are written.
  var tools: [String: String] {
    [
      "ema": "\(ema)", "use-average": "\(useAverage)", "clip-gradient": "\(clipGradient)",
      "freeze": freeze.joined(separator: ", "), "rates": rates.joined(separator: ", "),
      "patience": "\(patience)", "warm-up": warmUp.map(\.text).joined(separator: ", "),
      "accumulate": "\(accumulate)", "from": from, "anew": anew.joined(separator: ", "),
    ]
  }

  /// The training tools that are used, in words, in the order of their work; none unless asked for.
  public var toolWords: [String] {
    func words(_ list: [String]) -> String { list.joined(separator: ", ") }
    var result: [String] = []
    if !from.isEmpty {
      result.append("begins with \(from)" + (anew.isEmpty ? "" : " but for \(words(anew))"))
    }
    if !freeze.isEmpty { result.append("\(words(freeze)) frozen") }
    if !rates.isEmpty { result.append("rates \(words(rates))") }
    for ramp in warmUp { result.append("warms up \(ramp.text)") }
    if accumulate > 1 {
      result.append("a batch in \(accumulate) parts, which only batch normalisation sees")
    }
    if clipGradient > 0 { result.append("gradients clipped at \(clipGradient)") }
    if ema > 0 {
      result.append(
        "weights averaged with \(ema); the \(useAverage ? "averaged" : "raw") ones decide and are "
          + "the model")
    }
    if patience > 0 { result.append("stops after \(patience) epochs that do not improve") }
    return result
  }
}
