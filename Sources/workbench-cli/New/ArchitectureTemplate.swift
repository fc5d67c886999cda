internal import Workbench

extension PluginTemplate {
  static let architecture = PluginTemplate(
    kind: .architecture,
    source: """
      import Workbench

      /// Two convolutions, an average over the picture and a linear map.
      ///
      /// - Shapes: `[batch, height, width, channels]` → `[batch, embedding]`.
      /// - Source: authors, title, venue, section; and how yours differs.
      struct __Type__: Architecture {
        /// Channels of the first convolution; the second has twice as many.
        var channels = 16
        /// Values in an embedding.
        var embedding = 64

        func validate() throws {
          try require((1...4096).contains(channels), "channels", channels, "in 1…4096")
          try require((1...65536).contains(embedding), "embedding", embedding, "in 1…65536")
        }

        func network(input: [Int], random: inout Random) throws -> any Network {
          __Type__Network(
            first: Convolution2D(input[2], channels, kernel: 3, stride: 2, random: &random),
            second: Convolution2D(channels, 2 * channels, kernel: 3, stride: 2, random: &random),
            last: Linear(2 * channels, embedding, random: &random))
        }
      }

      /// The layers, and the names that checkpoints know them by.
      struct __Type__Network: Network {
        var first: Convolution2D
        var second: Convolution2D
        var last: Linear

        var embeddingWidth: Int { last.weight.shape[0] }

        mutating func callAsFunction(_ input: Tensor, _ mode: Mode) -> Tensor {
          let small = first(input, mode).relu()
          return last(second(small, mode).relu().globallyAveraged(), mode)
        }

        mutating func visit(
          _ prefix: String, _ body: (String, ParameterRole, inout Tensor) throws -> Void
        ) rethrows {
          try first.visit(prefix + "first.", body)
          try second.visit(prefix + "second.", body)
          try last.visit(prefix + "last.", body)
        }
      }
      """,
    test: """
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `it has as many weights as its formula says`() throws {
          // Kernels 3 · 3 · (3 · 2 + 2 · 4), the linear map's 4 · 5 and its 5 biases.
          var random = Random(seed: 1)
          var network = try __Type__(channels: 2, embedding: 5)
            .network(input: [16, 16, 3], random: &random)
          var count = 0
          network.visit("") { _, _, value in count += value.count }
          #expect(count == 3 * 3 * (3 * 2 + 2 * 4) + 4 * 5 + 5)
        }

        @Test func `an embedding of no values is refused`() {
          #expect(throws: OptionError.self) { try __Type__(embedding: 0).validate() }
        }
      }
      """)
}
