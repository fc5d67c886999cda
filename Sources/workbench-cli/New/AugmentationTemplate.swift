internal import Workbench

extension PluginTemplate {
  static let augmentation = PluginTemplate(
    kind: .augmentation,
    source: """
      import Workbench

      /// Makes the image brighter or darker by a random factor.
      ///
      /// - Source: authors, title, venue, section; and how yours differs.
      struct __Type__: Augmentation {
        /// The factor is drawn evenly from 1 - strength … 1 + strength.
        var strength: Double = 0.2

        func validate() throws {
          try require((0...1).contains(strength), "strength", strength, "in 0…1")
        }

        func callAsFunction(_ image: inout Image, size: Int, random: inout Random) {
          let factor = random.uniform(in: 1 - strength...1 + strength)
          for place in image.pixels.indices {
            image.pixels[place] = UInt8(min(255, factor * Double(image.pixels[place]) + 0.5))
          }
        }
      }
      """,
    test: """
      import Testing
      import Workbench

      struct __Type__Tests {
        @Test func `a strength of zero changes nothing`() {
          var image = Image(height: 1, width: 1, pixels: [10, 128, 255])
          var random = Random(seed: 1)
          __Type__(strength: 0)(&image, size: 1, random: &random)
          #expect(image.pixels == [10, 128, 255])
        }

        @Test func `a strength above one is refused`() {
          #expect(throws: OptionError.self) { try __Type__(strength: 1.1).validate() }
        }
      }
      """)
}
