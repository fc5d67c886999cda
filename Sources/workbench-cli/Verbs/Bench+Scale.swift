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
      .chartFolder,
      Option(name: "--steps", value: "N", help: "Timed steps of each setting; 5."), .threads,
    ],
    description: [
      "Of a ResNet-18. Writes scale.svg, and beside it the picture as PNG, its data and script."
    ],
    examples: [("./workbench bench scale --out docs/images --threads 2", "Draws it anew.")],
    exitCodes: [.inputOutput]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = ScaleBenchmark()
    bench.steps = try arguments.number("--steps", least: 1) ?? bench.steps
    try draw(try scaleChart(bench), into: arguments.value("--out") ?? ".")
    return .done
  }
}

extension Verb.Option {
  static let chartFolder = Verb.Option(
    name: "--out", value: "DIR", help: "Where the chart goes; the current folder.")
}

/// Writes a chart with its picture, data and script, and tells where it is unless told not to.
func draw(_ chart: Chart, into folder: String, isSilent: Bool = false) throws {
  try AtomicFile.makeFolder(folder)
  try Chart.draw([chart], in: folder)
  if !isSilent { Terminal.standard.line("chart  \(folder)/\(chart.label).svg") }
}

/// Times steps of many settings.
private func scaleChart(_ bench: ScaleBenchmark) throws -> Chart {
  var timed: [(axis: ScaleBenchmark.Axis, samples: [ScaleBenchmark.Sample])] = []
  for axis in ScaleBenchmark.Axis.allCases {
    timed.append((axis, try bench.run(axis)))
    for sample in timed[timed.count - 1].samples {
      let time = String(format: "%.1f ms", sample.milliseconds.median)
      Terminal.standard.line("\(axis.rawValue) \(sample.value): \(time)")
    }
  }
  let lines = timed.map { series($0.axis, $0.samples) }
  // One scale for all, so that panels can be compared.
  let heights = lines.joined().flatMap { $0.points.map(\.y) + $0.lower + $0.upper }
  let time = Axis.decades("milliseconds of a step", holding: heights)
  var chart = Chart(
    label: "scale",
    title: "A training step of ResNet-18, \(Threads.count) threads; grey: in proportion",
    alternative: """
      Milliseconds of a training step against the batch, the side of an image, the width of the \
      network and the number of classes, all by decades.
      """,
    panels: zip(timed, lines).map { Panel(x: axis($0.axis), y: time, series: $1) }, width: 900,
    height: 640)
  chart.columns = 2
  return chart
}

/// A logarithmic axis with numbers where steps were timed.
private func axis(_ axis: ScaleBenchmark.Axis) -> Axis {
  let values = axis.values.map(Double.init)
  var result = Axis(
    axis.words, range: (values.first ?? 1) / 1.1...(values.last ?? 10) * 1.1, isLogarithmic: true)
  result.ticks = values
  return result
}

/// What was timed with its extremes, and what it would be in proportion to the largest.
private func series(_ axis: ScaleBenchmark.Axis, _ samples: [ScaleBenchmark.Sample]) -> [Series] {
  let points = samples.map { Point(Double($0.value), $0.milliseconds.median) }
  var timed = Series("step, least and most", .verticalIntervals, points: points)
  timed.lower = samples.map(\.milliseconds.least)
  timed.upper = samples.map(\.milliseconds.most)
  let proportion = samples.compactMap { sample in
    samples.last.flatMap { axis.proportional(to: $0, at: sample.value) }
      .map { Point(Double(sample.value), $0) }
  }
  let faint = Series("in proportion to the largest", .faintLine, colour: 6, points: proportion)
  return (proportion.isEmpty ? [] : [faint]) + [Series("step", .line, points: points), timed]
}
