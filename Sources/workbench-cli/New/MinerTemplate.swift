internal import Workbench

extension PluginTemplate {
  static let miner = PluginTemplate(
    kind: .miner,
    source: """
      import Workbench

      /// Keeps all pairs of one class, and those of different classes that are close.
      ///
      /// Distances are Euclidean, on unit vectors.
      ///
      /// - Source: authors, title, venue, section; and how yours differs.
      struct __Type__: Miner {
        /// Pairs of different classes farther apart than this are left out.
        var distance: Double = 1.2

        func validate() throws {
          try require(distance > 0, "distance", distance, "greater than 0")
        }

        func mine(_ batch: Embedded) -> Mined {
          let distances = batch.distances(.euclidean, normalised: true).doubles
          let rows = batch.labels.count
          var pairs = Pairs.all(of: batch.labels)
          pairs.different.removeAll { distances[$0.0 * rows + $0.1] > distance }
          return .pairs(pairs)
        }
      }
      """,
    test: """
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `the far one of two other classes is left out`() throws {
          // Row 1 is at a right angle to row 0, distance √2; row 2 points nearly the same way.
          let rows = Tensor([1, 0, 0, 1, 1, 0.1] as [Double], shape: [3, 2])
          let mined = __Type__(distance: 1).mine(try Embedded(rows, labels: [0, 1, 2]))
          #expect(mined == .pairs(Pairs(same: [], different: [(0, 2), (2, 0)])))
        }

        @Test func `a distance of zero is refused`() {
          #expect(throws: OptionError.self) { try __Type__(distance: 0).validate() }
        }
      }
      """)
}
