import Synchronization
import Testing

@testable import Workbench

@Suite struct TerminalTests {
  private final class Sink: Sendable {
    let text = Mutex("")
    func terminal(columns: Int?, _ environment: [String: String] = [:]) -> Terminal {
      Terminal(environment: environment, terminalColumns: columns) { more in
        self.text.withLock { $0 += more }
      }
    }
    var all: String { text.withLock { $0 } }
  }

  @Test func `a file's name cannot command the terminal`() {
    let sink = Sink()
    sink.terminal(columns: nil).line("bad\u{1B}[2Jname\u{7}\u{9B}\u{202E}.jpg")
    #expect(sink.all == "bad\u{FFFD}[2Jname\u{FFFD}\u{FFFD}\u{FFFD}.jpg\n")
  }

  @Test func `NO_COLOR and a dumb terminal are honoured`() {
    let sink = Sink()
    #expect(sink.terminal(columns: 80).colour)
    #expect(!sink.terminal(columns: 80, ["NO_COLOR": "1"]).colour)
    #expect(sink.terminal(columns: 80, ["NO_COLOR": "1"]).columns == 80)
    #expect(sink.terminal(columns: 80, ["TERM": "dumb"]).columns == nil)
    #expect(sink.terminal(columns: nil, ["WORKBENCH_COLUMNS": "70"]).columns == 70)
  }

  @Test func `a terminal gets one line that is written over and then cleared`() {
    let sink = Sink()
    let seconds = Mutex(0)
    let progress = Progress(
      "epoch 1/2", total: 100, unit: "images", terminal: sink.terminal(columns: 100)
    ) { .seconds(seconds.withLock { $0 }) }
    progress.report(10)
    #expect(sink.all == "")
    seconds.withLock { $0 = 10 }
    progress.report(25, loss: 1.23456)
    progress.report(26, loss: 1.2)
    let bar = "━━━━━━··················"
    #expect(
      sink.all
        == "\r\u{1B}[Kepoch 1/2  \(bar)  25 %  loss 1.235  3 images/s  30 s left")
    progress.finish("epoch 1/2 done")
    progress.report(100)
    #expect(sink.all.hasSuffix("\r\u{1B}[Kepoch 1/2 done\n"))
  }

  @Test func `a log gets a plain line every half minute`() {
    let sink = Sink()
    let seconds = Mutex(0)
    let progress = Progress(
      "epoch 1/2", total: 100, unit: "images", terminal: sink.terminal(columns: nil)
    ) { .seconds(seconds.withLock { $0 }) }
    for second in 1...65 {
      seconds.withLock { $0 = second }
      progress.report(second)
    }
    #expect(
      sink.all == """
        epoch 1/2  30 %  1 images/s  1 min 10 s left
        epoch 1/2  60 %  1 images/s  40 s left

        """)
  }

  @Test(arguments: [
    (0.4, "0 s"), (59.6, "1 min 0 s"), (125, "2 min 5 s"), (3900, "1 h 5 min"), (.infinity, "long"),
  ])
  func `time left is said in the two units that matter`(seconds: Double, words: String) {
    #expect(Progress.words(seconds: seconds) == words)
  }
}
