import Plots
import Workbench

/// Made-up results that look like those of real runs, the same every time.
enum Samples {
  /// A generator good enough for pictures.
  struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// About normal, by Irwin and Hall.
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
  }

  static func training(width: Int = 800, label: String = "training") -> TrainingCurves {
    var noise = Noise(seed: 1)
    let steps = (1...600).map { step in
      let epoch = Double(step) / 20
      return Point(epoch, 3.6 / (1 + epoch / 2.5) * (1 + 0.12 * noise.normal()))
    }
    let loss = (1...30).map { Point(Double($0), 3.6 / (1 + (Double($0) - 0.5) / 2.5)) }
    let area = (1...30).map { epoch in
      Point(Double(epoch), 0.957 - 0.28 / (1 + Double(epoch) / 2) + 0.004 * noise.normal())
    }
    let top = (1...30).map { epoch in
      Point(Double(epoch), 0.88 - 0.75 / (1 + Double(epoch) / 4) + 0.006 * noise.normal())
    }
    let rate = steps.map { step in
      let share = step.x / 30
      return Point(step.x, share < 0.3 ? 0.004 + 0.32 * share : 0.1 * (1 - (share - 0.3) / 0.7))
    }
    return TrainingCurves(
      label: label, loss: loss, stepLoss: steps, validation: [("AUC", area), ("top-1", top)],
      learningRate: rate, width: width)
  }

  /// What 30 epochs of 20 steps measure, two steps of each epoch.
  static func diagnostics(width: Int = 800) -> TrainingDiagnostics {
    var noise = Noise(seed: 9)
    func values(_ time: Double, _ size: Double) -> [String: Double] {
      func wobbling(_ value: Double) -> Double { value * (1 + size * noise.normal()) }
      let gain = 1 - 1 / (1 + time / 4)
      return [
        "training.accuracy": min(1, wobbling(gain)), "training.cosine.own": wobbling(0.75 * gain),
        "training.cosine.other": wobbling(0.3 - 0.28 * gain),
        "training.distance.own": wobbling(1.1 - 0.5 * gain),
        "training.distance.other": wobbling(1.1 + 0.3 * gain),
        "training.effective-rank": wobbling(4 + 40 * gain), "training.effective-rank.limit": 63,
        "training.feature-norm": wobbling(3 + 6 * gain), "training.scale": wobbling(10 + 5 * gain),
        "loss.active-triplets": min(1, wobbling(1 - 0.9 * gain)),
        "loss.softmax": wobbling(4 * (1 - gain)), "loss.center": wobbling(0.5 + gain),
      ]
    }
    let epochs = (0..<30).map { epoch in
      MetricsEvent(
        .epoch, epoch: epoch, step: 20 * (epoch + 1), values: values(Double(epoch) + 0.5, 0.005))
    }
    let steps = (1...600).map { step in
      MetricsEvent(
        .step, epoch: (step - 1) / 20, step: step,
        values: step % 10 == 1 ? values(Double(step) / 20, 0.04) : ["loss": 1])
    }
    return TrainingDiagnostics(epochs: epochs, steps: steps, width: width)
  }

  /// Scores of pairs, the first half of them same.
  static func scores(count: Int = 6000, apart: Double = 2.4) -> (scores: [Double], same: [Bool]) {
    var noise = Noise(seed: 2)
    let same = (0..<count).map { $0 < count / 2 }
    let scores = same.map { same in
      same ? 0.12 + 0.2 * apart + 0.2 * noise.normal() : 0.12 + 0.16 * noise.normal()
    }
    return (scores.map { max(-1, min(1, $0)) }, same)
  }

  static func curve(_ name: String, apart: Double, area: Double) -> ROCChart.Curve {
    let (scores, same) = scores(apart: apart)
    var (positives, negatives) = (0.0, 0.0)
    var points = [Point(0, 0)]
    for index in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
      if same[index] { positives += 1 } else { negatives += 1 }
      points.append(Point(negatives / 3000, positives / 3000))
    }
    return .init(
      name, points: points,
      area: .init(value: area, lower: area - 0.006, upper: area + 0.005, count: scores.count))
  }

  static var curves: [ROCChart.Curve] {
    [
      curve("prototypical", apart: 2.4, area: 0.957), curve("cos-face", apart: 2, area: 0.931),
      curve("raw pixels", apart: 0.4, area: 0.648),
    ]
  }

  static func plane(width: Int = 800, label: String = "embeddings") -> EmbeddingPlane {
    var noise = Noise(seed: 5)
    let names = [
      "Ada Lovelace", "Alan Turing", "Barbara Liskov", "Carl Friedrich Gauss", "Donald Knuth",
      "Edsger Dijkstra", "Emmy Noether", "Grace Hopper", "John von Neumann", "Kathleen Booth",
      "Niklaus Wirth", "Sofja Kowalewskaja",
    ]
    var (points, labels): ([Point], [Int]) = ([], [])
    for index in names.indices {
      let (x, y) = (noise.normal() * 0.42, noise.normal() * 0.3)
      for _ in 0..<24 {
        points.append(Point(x + 0.08 * noise.normal(), y + 0.08 * noise.normal()))
        labels.append(index)
      }
    }
    return EmbeddingPlane(
      label: label, points: points, labels: labels, classes: names, width: width)
  }

  static var comparison: Comparison {
    func arm(_ name: String, _ value: Double, _ half: Double) -> Comparison.Arm {
      .init(name, .init(value: value, lower: value - half, upper: value + half, count: 1000))
    }
    return Comparison(
      title: "What the loss is worth", measure: "verification AUC",
      arms: [
        arm("prototypical", 0.957, 0.006), arm("cos-face scale=20 margin=0.2", 0.941, 0.008),
        arm("softmax", 0.928, 0.009), arm("contrastive", 0.902, 0.011),
      ], baseline: ("raw pixels 0.648", 0.648))
  }

  static var histogram: ScoreHistogram {
    let (scores, same) = scores()
    return ScoreHistogram(scores: scores, same: same, threshold: 0.352)
  }

  static var all: [Chart] {
    [
      training().chart, ROCChart(curves: curves).chart,
      ROCChart(
        label: "roc-log", title: "ROC, few false accepts", curves: curves, isLogarithmic: true
      )
      .chart, histogram.chart, plane().chart, comparison.chart, diagnostics().chart,
    ]
  }
}
