import Autograd
import Checks
import Plugins
import Testing

/// That each law finds the mix that breaks it, and says where.
struct MixLawsTests {
  /// Mixes as a closure says.
  private struct Custom: Mix {
    var make: @Sendable (_ rows: Int, _ size: Int, _ random: inout Random) -> Mixture?
    init(_ make: @escaping @Sendable (Int, Int, inout Random) -> Mixture?) { self.make = make }
    init() { self.init { _, _, _ in nil } }
    init(from decoder: any Decoder) throws { self.init() }
    func encode(to encoder: any Encoder) throws {}
    func mixture(of rows: Int, size: Int, random: inout Random) -> Mixture? {
      make(rows, size, &random)
    }
  }

  private func violation(
    _ law: String, _ make: @escaping @Sendable (Int, Int, inout Random) -> Mixture?
  ) throws -> String {
    let law = try #require(MixLaws.all.first { $0.name.hasPrefix(law) }, "\(law)")
    guard case .violated(let words) = law.outcome(of: Custom(make), .quick) else {
      Issue.record("the law \(law.name) is kept")
      return ""
    }
    return words
  }

  @Test func `a mix without fault keeps all laws`() {
    for law in MixLaws.all {
      let mix = Custom { rows, _, random in
        Mixture(partners: random.shuffled(Array(0..<rows)), share: random.uniform(in: 0...1))
      }
      #expect(law.outcome(of: mix, .quick) == .holds, "\(law.name)")
    }
  }

  @Test func `randomness of its own is found`() throws {
    let words = try violation("the mixture is a pure function") { rows, _, _ in
      Mixture(partners: Array(0..<rows), share: .random(in: 0...1))
    }
    #expect(words.contains("the second time"))
  }

  @Test func `a mix of nothing, or always alike, is found`() throws {
    #expect(try violation("something is mixed") { _, _, _ in nil } == "40 seeds mix nothing")
    let words = try violation("something is mixed") { rows, _, _ in
      Mixture(partners: Array(0..<rows), share: 0.5)
    }
    #expect(words == "40 seeds give one mixture")
  }

  @Test(arguments: [-0.1, 1.1, .nan]) func `a weight that is none is found`(_ share: Double) throws
  {
    let words = try violation("the weights of a row's classes") { rows, _, _ in
      Mixture(partners: Array(0..<rows), share: share)
    }
    #expect(words.hasPrefix("of 1 images of 1 pixels, seed 0: they are"))
  }

  @Test func `a partner or a region outside is found before images are mixed`() throws {
    for law in ["every row has one partner", "images keep their shape", "an image alone"] {
      let words = try violation(law) { rows, _, _ in
        Mixture(partners: [Int](repeating: rows, count: rows), share: 0.5)
      }
      #expect(words.contains("the partners are [1]"))
      let region = try violation(law) { rows, size, _ in
        let region = Region(top: 1, left: 0, height: size, width: size)
        return Mixture(partners: Array(0..<rows), share: 0, region: region)
      }
      #expect(region.contains("is not within the image"))
    }
  }

  @Test func `a share that is not that of the pixels is found`() throws {
    let words = try violation("a class counts as much") { rows, size, _ in
      let region = Region(top: 0, left: 0, height: size, width: size)
      return Mixture(partners: Array((0..<rows).reversed()), share: 0.5, region: region)
    }
    #expect(words.contains("its share is 0.5, but row 0, of 0s, mixed with 1s"))
  }

  @Test func `an average beyond the two is found`() throws {
    let words = try violation("images keep their shape") { rows, _, _ in
      Mixture(partners: Array((0..<rows).reversed()), share: 1.5)
    }
    #expect(words.contains("pixels in"))
  }
}
