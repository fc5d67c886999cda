internal import Autograd
internal import Benchmarks
internal import Foundation
internal import Plots

extension Verb {
  static let benchScale = Verb(
    name: "bench scale",
    summary:
      "Times steps of growing batches, images, networks and numbers of classes, and draws them",
    options: [
      Option(name: "--out", value: "DIR", help: "Where the chart goes; the current folder."),
      .threads,
    ],
    description: [
      "Of a ResNet-18. Writes scale.svg, and beside it the picture as PNG, its data and script."
    ],
    examples: [("./workbench bench scale --out docs/images --threads 2", "Draws it anew.")],
    exitCodes: [.inputOutput]
  ) { arguments in
    try arguments.prepareBenchmark()
    try drawScale(into: arguments.value("--out") ?? ".")
    return .done
  }
}

/// Times steps of many settings and draws them.
private func drawScale(into folder: String) throws {
  var panels: [Panel] = []
  for axis in ScaleBenchmark.Axis.allCases {
    let samples = try ScaleBenchmark().run(axis)
    for sample in samples {
      Terminal.standard.line(
        String(format: "%@ %d: %.1f ms", axis.rawValue, sample.value, sample.milliseconds))
    }
    let points = samples.map { Point(Double($0.value), $0.milliseconds) }
    panels.append(
      Panel(
        x: Axis(axis.words), y: Axis("milliseconds of a step", range: 0...top(of: points)),
        series: [
          Series("step", .line, colour: 0, points: points),
          Series("timed", .points, colour: 0, points: points),
        ]))
  }
  var chart = Chart(
    label: "scale", title: "A training step of ResNet-18, \(Threads.count) threads",
    alternative: """
      Milliseconds of a training step against the batch, the side of an image, the width of the \
      network and the number of classes; one changes, the others stay at 32, 112, 64 and 1,000.
      """, panels: panels, width: 800, height: 560)
  chart.columns = 2
  try AtomicFile.makeFolder(folder)
  try Chart.draw([chart], in: folder)
  Terminal.standard.line("chart  \(folder)/scale.svg")
}

private func top(of points: [Point]) -> Double { 1.08 * (points.map(\.y).max() ?? 1) }
