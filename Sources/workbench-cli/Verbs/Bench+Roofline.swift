internal import Benchmarks
internal import Foundation
internal import Plots

extension Verb {
  static let benchRoofline = Verb(
    name: "bench roofline",
    summary: "Draws how near convolutions and normalisations come to the limits of the machine",
    options: [.chartFolder, .batch, .side, .threads, .json],
    description: [
      """
      Of a ResNet-18. Operations are those of the definition, bytes those of operands and result, \
      each moved once: what saves operations can be above the limit of arithmetic, and what stays \
      in caches above that of memory. Writes roofline.svg, and beside it the picture as PNG, its \
      data and script.
      """
    ],
    examples: [("./workbench bench roofline --out docs/images --threads 2", "Draws it anew.")],
    exitCodes: [.inputOutput]
  ) { arguments in
    try arguments.prepareBenchmark()
    var bench = RooflineBenchmark()
    bench.batch = try arguments.number("--batch", least: 1) ?? bench.batch
    bench.size = try arguments.number("--size", least: 16) ?? bench.size
    let report = try bench.run()
    print(arguments.has("--json") ? try report.json() : report.text)
    let folder = arguments.value("--out") ?? "."
    try draw(chart(report, bench), into: folder, isSilent: arguments.has("--json"))
    return .done
  }

  private static func chart(
    _ report: RooflineBenchmark.Report, _ bench: RooflineBenchmark
  ) -> Chart {
    let arithmetic = report.ceilings.operationsPerSecond / 1e9
    let memory = report.ceilings.bytesPerSecond / 1e9
    let points = report.samples.map { Point($0.intensity, $0.gigaflops) }
    let x = Axis.decades(
      "FLOP of the definition for each byte of operands and result",
      holding: points.map(\.x) + [0.25, 500])
    let y = Axis.decades(
      "effective GF/s, of the definition's FLOP",
      holding: points.map { $0.y * 0.9 } + [5 * arithmetic])
    let (left, right) = (x.range?.lowerBound ?? 0.1, x.range?.upperBound ?? 1000)
    let ridge = arithmetic / memory
    let roof = Series(
      String(format: "limit: %.1f GB/s, %.0f GF/s", memory, arithmetic), .line, colour: 6,
      points: [Point(left, memory * left), Point(ridge, arithmetic), Point(right, arithmetic)])
    var panel = Panel(x: x, y: y, series: [roof] + series(report.samples))
    panel.references = [
      Reference(.horizontal(arithmetic), String(format: "arithmetic, %.0f GF/s", arithmetic)),
      Reference(.horizontal(4 * arithmetic), "4 × arithmetic: what F(4×4, 3×3) could reach"),
    ]
    for index in panel.references.indices { panel.references[index].isNamedAtStart = true }
    panel.legend = .right
    return Chart(
      label: "roofline",
      title:
        "ResNet-18, batch \(bench.batch), \(bench.size) px, \(report.ceilings.threads) threads",
      alternative: """
        Billions of operations a second against operations for each byte, both by decades, for \
        convolutions and normalisations of ResNet-18, below the limits of memory and of arithmetic.
        """, panels: [panel], width: 960, height: 520)
  }

  /// A colour for each kind of operation, a mark for each pass.
  private static func series(_ samples: [RooflineBenchmark.Sample]) -> [Series] {
    var kinds: [String] = []
    for sample in samples where !kinds.contains(sample.kind) { kinds.append(sample.kind) }
    let passes = ["forward", "to input", "to weights", "backward"]
    return kinds.enumerated().flatMap { colour, kind in
      passes.enumerated().compactMap { mark, pass in
        let own = samples.filter { $0.kind == kind && $0.pass == pass }
        var series = Series(
          "\(kind), \(pass)", .points, colour: colour,
          points: own.map { Point($0.intensity, $0.gigaflops) })
        series.mark = mark
        return own.isEmpty ? nil : series
      }
    }
  }
}
