internal import Workbench

extension PluginTemplate {
  static let loss = PluginTemplate(
    kind: .loss,
    source: """
      import Workbench

      /// Pulls images of one class together and pushes classes apart.
      ///
      ///     d²                    for pairs of the same class
      ///     max(0, margin - d)²   for pairs of different ones
      ///
      /// averaged over the batch's pairs; d is the distance on the unit sphere. No pairs cost zero.
      ///
      /// - Shapes: embeddings `[batch, width]`; the result is a scalar.
      /// - Source: authors, title, venue, equation; and how yours differs.
      struct __Type__: Loss {
        /// How far apart two classes must be before they stop costing anything.
        var margin: Double = 1

        static let variants = ["margin=1.5"]

        func validate() throws {
          try require(margin > 0, "margin", margin, "greater than 0")
        }

        func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
          let rows = batch.labels.count
          let distances = batch.distances(.euclidean, normalised: true).reshaped(to: [rows * rows])
          func between(_ pairs: [(Int, Int)]) -> Tensor {
            distances.gathering(pairs.map { $0.0 * rows + $0.1 })
          }
          let pull = between(batch.pairs.same).squared()
          let push = (margin - between(batch.pairs.different)).relu().squared()
          return (pull.sum() + push.sum()) / Double(max(1, pull.count + push.count))
        }
      }
      """,
    test: """
      import Checks
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `a right angle between classes costs the shortfall of the margin`() throws {
          // Distance √2, margin 2: (2 - √2)² for both ordered pairs.
          let input = LossInput(embeddings: [3, 0, 0, 2], width: 2, labels: [0, 1], classes: 2)
          let result = try __Type__(margin: 2).evaluated(input)
          #expect(abs(result.value - 0.3431457505076198) < 1e-12)
        }

        @Test func `images of one class in one place cost nothing`() throws {
          let input = LossInput(embeddings: [3, 0, 2, 0], width: 2, labels: [0, 0], classes: 1)
          #expect(try __Type__().evaluated(input).value == 0)
        }

        @Test func `a margin of zero is refused`() {
          #expect(throws: OptionError.self) { try __Type__(margin: 0).validate() }
        }
      }
      """)
}
