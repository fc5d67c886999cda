import Testing

@testable import Workbench

private struct Dot: Pictured {
  func picture(in context: PageContext) -> String { "![dot](d.svg)" }
  func markdown(in context: PageContext) -> String { picture(in: context) }
}

@Suite struct WriteUpTests {
  static var full: WriteUp {
    var writeUp = WriteUp()
    writeUp.architecture = "res-net depth=10, embeddings of 128 numbers | <b>"
    writeUp.loss = "prototypical, angular, with a learnt scale and offset"
    writeUp.hyperParameters = [("epochs", "30"), ("learning-rate", "0.1")]
    writeUp.data = "5,728 photographs of 1,184 people"
    writeUp.results = [
      ("verification.auc", .init(value: 0.9571, lower: 0.9512, upper: 0.9623, count: 1000)),
      ("verification.eer", .init(value: 0.1, lower: .nan, upper: .nan, count: 1000)),
    ]
    writeUp.conclusion = "It works."
    writeUp.charts = [Dot(), Dot(), Dot()]
    writeUp.cost = .init(
      seconds: 864, peakBytes: 1_300_000_000, imagesPerSecond: 199, waitingShare: 0.0042)
    writeUp.parameters = ParameterCount(network: 1_260_000, loss: 2)
    writeUp.provenance = .init(
      seeds: [1], commits: ["abc"], machine: "M", threads: 2, instructionSet: "AVX2")
    return writeUp
  }

  @Test func `the write-up tells the whole story`() throws {
    let text = try Self.full.markdown(in: PageContext(folder: "unused"))
    #expect(
      text == #"""
        ## The write-up

        **Architecture.** res-net depth=10, embeddings of 128 numbers \| &lt;b&gt;

        **Loss.** prototypical, angular, with a learnt scale and offset

        **Hyper-parameters.** epochs 30; learning-rate 0.1

        **Data.** 5,728 photographs of 1,184 people

        **Parameters.** 1,260,000, and 1,260,002 with those that only the loss needs.

        **Cost.** 14 min 24 s, at most 1.3 GB of memory, 199 images a second, 0.4 % of the time waiting for photographs.

        | result           | value | 95 % interval |    of |
        |:-----------------|------:|--------------:|------:|
        | verification.auc | 0.957 |   0.951–0.962 | 1,000 |
        | verification.eer | 0.100 |               | 1,000 |

        It works.

        | ![dot](d.svg) | ![dot](d.svg) |
        |:---:|:---:|
        | ![dot](d.svg) | |

        <sub>seed 1 · commit abc · M · 2 threads · AVX2</sub>
        """#)
  }

  @Test func `a write-up that does not fit one page says so`() throws {
    var writeUp = Self.full
    #expect(writeUp.fitsOnePage && writeUp.warning == nil)
    writeUp.conclusion = String(repeating: "It works and works and works. ", count: 60)
    #expect(!writeUp.fitsOnePage)
    let warning = try #require(writeUp.warning)
    #expect(warning.hasPrefix("the write-up takes about 1."))
    #expect(try writeUp.markdown(in: PageContext(folder: "unused")).hasSuffix("one was wanted."))
  }
}
