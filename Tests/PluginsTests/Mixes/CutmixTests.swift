import Autograd
import Testing

@testable import Plugins

@Suite struct CutmixTests {
  @Test func `the share is what the rectangle leaves`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = Random(seed: seed)
      let mixture = try #require(Cutmix().mixture(of: 3, size: 20, random: &random))
      let region = try #require(mixture.region)
      #expect(region.top >= 0 && region.top + region.height <= 20)
      #expect(region.left >= 0 && region.left + region.width <= 20)
      #expect(mixture.share == 1 - Double(region.height * region.width) / 400)
      #expect(mixture.partners.sorted() == [0, 1, 2])
    }
  }

  @Test func `no probability leaves every batch as it is`() {
    for seed in 0..<20 as Range<UInt64> {
      var random = Random(seed: seed)
      #expect(Cutmix(probability: 0).mixture(of: 3, size: 20, random: &random) == nil)
    }
  }

  @Test(arguments: ["alpha=-1", "probability=-0.1"])
  func `options that cannot be are refused`(_ options: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.mix(PluginSpecification("cutmix \(options)"))
    }
  }
}
