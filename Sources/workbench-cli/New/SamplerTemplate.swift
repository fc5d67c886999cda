internal import Workbench

extension PluginTemplate {
  static let sampler = PluginTemplate(
    kind: .sampler,
    source: """
      import Workbench

      /// Shuffles all rows and cuts them into batches; what does not fill a last one is left out.
      ///
      /// An epoch has ⌊rows / batch-size⌋ batches. No class is too small.
      ///
      /// - Source: authors, title, venue, section; and how yours differs.
      struct __Type__: Sampler {
        /// Rows in one batch.
        var batchSize = 64

        func validate() throws {
          try require((2...1_000_000).contains(batchSize), "batchSize", batchSize, "in 2…1000000")
        }

        func batches(of rows: TrainingRows) throws -> [[Int]] {
          let count = rows.labels.count
          guard count >= batchSize else {
            throw DataError(
              Self.name, "a batch takes \\(batchSize) images, but only \\(count) are there")
          }
          var random = rows.epochRandom
          let order = random.shuffled(Array(rows.labels.indices))
          return (0..<count / batchSize).map {
            Array(order[$0 * batchSize..<($0 + 1) * batchSize])
          }
        }
      }
      """,
    test: """
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `seven rows in threes are two batches, without a row twice`() throws {
          let batches = try __Type__(batchSize: 3).batches(
            of: TrainingRows([0, 0, 1, 1, 1, 2, 2], random: Random(seed: 1)))
          #expect(batches.map(\\.count) == [3, 3])
          #expect(Set(batches.joined()).count == 6)
        }

        @Test func `a batch of one row is refused`() {
          #expect(throws: OptionError.self) { try __Type__(batchSize: 1).validate() }
        }
      }
      """)
}
