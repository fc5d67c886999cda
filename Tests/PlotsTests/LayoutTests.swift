import Testing

@testable import Plots

@Suite struct LayoutTests {
  private func chart(panels: Int, columns: Int) -> Chart {
    var chart = Chart(
      label: "c", alternative: "",
      panels: (0..<panels).map {
        Panel(x: Axis("x"), y: Axis("y\($0)"), series: [Series("s", .line, points: [Point(0, 0)])])
      }, width: 800, height: 500)
    chart.columns = columns
    return chart
  }

  @Test func `panels of two columns stand in rows without touching`() {
    let frames = Layout(chart(panels: 5, columns: 2)).frames
    #expect(frames.count == 5)
    #expect(frames[0].bottom == frames[1].bottom && frames[0].top == frames[1].top)
    #expect(frames[0].left == frames[2].left && frames[1].left == frames[3].left)
    for frame in frames { #expect(frame.left < frame.right && frame.bottom < frame.top) }
    #expect(frames[0].right < frames[1].edge && frames[1].edge < frames[1].left)
    #expect(frames[2].top < frames[0].bottom && frames[4].top < frames[2].bottom)
    #expect(frames[1].right < 800 && frames[4].bottom > 0)
  }

  @Test func `one column takes the whole width`() {
    let frames = Layout(chart(panels: 2, columns: 1)).frames
    #expect(frames[0].edge == 0)
    #expect(frames[0].right > 700)
    #expect(frames[1].top < frames[0].bottom)
  }
}
