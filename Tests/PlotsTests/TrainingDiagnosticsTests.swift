import Testing
import Workbench

@testable import Plots

@Suite struct TrainingDiagnosticsTests {
  @Test func `each measured thing has a panel, epochs thick and steps faint`() {
    let chart = Samples.diagnostics().chart
    #expect(
      chart.panels.map(\.y.name) == [
        "training accuracy, without margin", "cosine to classes", "distance in the batch",
        "effective rank, at most 63", "length of embeddings",
        "share of triplets that cost something",
        "reported by the loss", "scale",
      ])
    #expect(chart.panels.allSatisfy { panel in panel.series.contains { $0.style == .line } })
    #expect(chart.panels[1].series.filter { $0.style == .line }.map(\.name) == ["own", "others"])
    #expect(chart.columns == 2)
    #expect(chart.panels.filter(\.x.showsNumbers).count == 2)
  }

  @Test func `several shares are told apart by name, and a row that is not full has the numbers`() {
    let values = [
      "loss.1.triplet.active": 0.5, "loss.2.contrastive.active-pairs": 0.25,
      "training.feature-norm": 2, "training.accuracy": 0.5,
    ]
    let epochs = (0..<3).map { MetricsEvent(.epoch, epoch: $0, step: $0, values: values) }
    let chart = TrainingDiagnostics(epochs: epochs, steps: []).chart
    #expect(chart.panels.count == 3)
    #expect(chart.panels[2].y.name == "share that costs something")
    #expect(chart.panels[2].series.map(\.name) == ["terms of 1.trip…", "pairs of 2.cont…"])
    #expect(chart.panels.map(\.x.showsNumbers) == [false, false, true])
  }

  @Test func `what was not measured, and a scale that stands still, have none`() {
    let epochs = (0..<3).map {
      MetricsEvent(
        .epoch, epoch: $0, step: $0, values: ["training.scale": 64, "training.feature-norm": 2])
    }
    let chart = TrainingDiagnostics(epochs: epochs, steps: []).chart
    #expect(chart.panels.map(\.y.name) == ["length of embeddings"])
    #expect(TrainingDiagnostics(epochs: [], steps: []).chart.panels.isEmpty)
  }

  @Test func `clipped steps are shown as shares of epochs, and options that warm up together`() {
    func event(_ kind: MetricsEvent.Kind, _ step: Int) -> MetricsEvent {
      MetricsEvent(
        kind, epoch: step, step: step,
        values: [
          "training.clipped": 0.5, "training.gradient-norm": 3, "warm-up.margin": 0.1,
          "warm-up.scale": 8,
        ])
    }
    let diagnostics = TrainingDiagnostics(
      epochs: (0..<3).map { event(.epoch, $0) }, steps: (0..<9).map { event(.step, $0) })
    let panels = diagnostics.chart.panels
    #expect(
      panels.map(\.y.name) == [
        "length of all gradients", "share of steps clipped", "warm-up of the loss",
      ])
    #expect(panels.map { $0.series.count } == [2, 1, 4])
    #expect(panels[2].series.filter { $0.style == .line }.map(\.name) == ["margin", "scale"])
    #expect(diagnostics.answers.answers.map(\.question) == ["Are gradients clipped?"])
  }

  @Test func `it is drawn, with answers below it`() throws {
    let folder = try Folder()
    let diagnostics = Samples.diagnostics()
    try Chart.draw([diagnostics.chart], in: folder.path)
    #expect(folder.text("diagnostics.svg").contains("effective rank, at most 63"))
    let text = try diagnostics.markdown(in: PageContext(folder: folder.path))
    #expect(text.contains("figures/diagnostics.svg"))
    #expect(text.contains("| Has it collapsed?"))
  }

  @Test func `an empty training draws without an error`() throws {
    let folder = try Folder()
    try Chart.draw([TrainingDiagnostics(epochs: [], steps: []).chart], in: folder.path)
    #expect(folder.names.contains("diagnostics.svg"))
  }
}
