internal import Workbench

extension PluginTemplate {
  static let mix = PluginTemplate(
    kind: .mix,
    source: """
      import Workbench

      /// Averages each image with another one of the batch, whose class counts as much as its pixels.
      ///
      ///     x ← (1 - s) x + s x',   ℓ = (1 - s) ℓ(y) + s ℓ(y'),   s even in 0 … strength
      ///
      /// - Source: authors, title, venue, section; and how yours differs.
      struct __Type__: Mix {
        /// How much of an image is another's at most.
        var strength: Double = 0.3

        func validate() throws {
          try require((0...1).contains(strength), "strength", strength, "in 0…1")
        }

        func mixture(of rows: Int, size: Int, random: inout Random) -> Mixture? {
          let share = 1 - random.uniform(in: 0...strength)
          return Mixture(partners: random.shuffled(Array(0..<rows)), share: share)
        }
      }
      """,
    test: """
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `a strength of zero leaves every class whole`() {
          var random = Random(seed: 1)
          let mixture = __Type__(strength: 0).mixture(of: 3, size: 8, random: &random)
          #expect(mixture?.share == 1)
        }

        @Test func `a strength above one is refused`() {
          #expect(throws: OptionError.self) { try __Type__(strength: 1.1).validate() }
        }
      }
      """)
}
