internal import Workbench

/// How scores of same and of different pairs are spread, with the threshold between them.
public struct ScoreHistogram: ReadyMade, Equatable {
  /// The chart that is shown.
  public var chart: Chart

  /// A histogram of each kind of pair, as shares of that kind, so that both have equal weight.
  ///
  /// * `scores`: one score a pair; larger is more similar. What is not finite is left out.
  /// * `same`: whether each pair shows one person.
  /// * `threshold`: where same is told from different, if known.
  /// * `measure`: what the score is, such as `cosine similarity`.
  public init(
    label: String = "scores", title: String = "Scores of pairs", scores: [Double], same: [Bool],
    threshold: Double? = nil, measure: String = "cosine similarity", bins: Int = 50,
    width: Int = 800, height: Int = 330
  ) {
    require(scores.count == same.count, "\(scores.count) scores, \(same.count) answers")
    require(bins > 0, "\(bins) bins")
    let finite = zip(scores, same).filter { $0.0.isFinite }
    let isSmall = width < Theme.smallBelow
    let low = finite.map(\.0).min() ?? 0
    let high = max(finite.map(\.0).max() ?? 1, low + 1e-9)
    func series(_ name: String, colour: Int, isSame: Bool) -> Series {
      let chosen = finite.filter { $0.1 == isSame }.map(\.0)
      var counts = [Int](repeating: 0, count: bins)
      for score in chosen {
        counts[min(bins - 1, Int((score - low) / (high - low) * Double(bins)))] += 1
      }
      let edges = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
      let shares = counts.map { Double($0) / Double(max(1, chosen.count)) } + [0]
      return Series(
        isSmall ? name : "\(name) (\(grouped(chosen.count)))", .filledSteps, colour: colour,
        points: zip(edges, shares).map { Point($0, $1) })
    }
    var panel = Panel(
      x: Axis(measure, range: low...high), y: Axis("share of pairs in each of \(bins) bins"),
      series: [
        series("different people", colour: 1, isSame: false),
        series("same person", colour: 0, isSame: true),
      ])
    panel.legend = .peaks
    if let threshold, threshold.isFinite, threshold > low, threshold < high {
      panel.references = [Reference(.vertical(threshold), "threshold \(shortNumber(threshold))")]
    }
    let threshold = threshold.map { " The threshold is a \(measure) of \(shortNumber($0))." } ?? ""
    chart = Chart(
      label: label, title: title,
      alternative: "Histograms of \(measure) for pairs of different people and of the same person."
        + threshold,
      panels: [panel], width: width,
      height: isSmall ? Theme.smallHeight : height)
  }
}
