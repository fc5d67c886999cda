import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct TripletTests {
  @Test func `as published`() throws { try expectReplays("triplet") }

  /// Points 0, 1 | 3 on a line, margin 2.5: d² of (0, 1), (0, 3), (1, 3) are 1, 9, 4.
  ///
  /// Anchor 0 costs
  /// max(0, 1 - 9 + 2.5) = 0; anchor 1 costs max(0, 1 - 4 + 2.5) = 0; anchor 3 has no positive.
  /// With margin 4 anchor 1 costs 1, and swapped anchor 0 does, too.
  @Test func `a triplet costs what its margin lacks`() throws {
    let input = LossInput(embeddings: [0, 1, 3], width: 1, labels: [0, 0, 1], classes: 2)
    func value(_ options: String) throws -> Double {
      try Registry.standard.loss(PluginSpecification("triplet normalised=false \(options)"))
        .evaluated(input).value
    }
    #expect(try value("margin=2.5") == 0)
    #expect(try value("margin=4") == 1)
    #expect(try value("margin=4 reduction=mean") == 0.5)
    #expect(try value("margin=4 reduction=sum swap=true") == 2)
  }

  /// Hoffer and Ailon: the share of the positive's distance in a softmax of both, squared.
  ///
  /// Distances 1
  /// and 2 for anchor 0, 1 and 3 for the other: shares 1 / (1 + e) and 1 / (1 + e²).
  @Test func `the ratio form is a squared softmax`() throws {
    let input = LossInput(embeddings: [0, 1, -2], width: 1, labels: [0, 0, 1], classes: 2)
    let loss = try Registry.standard.loss(
      "triplet form=ratio distance=euclidean normalised=false reduction=sum")
    let expected = pow(1 / (1 + exp(1.0)), 2) + pow(1 / (1 + exp(2.0)), 2)
    #expect(abs(try loss.evaluated(input).value - expected) < 1e-12)
  }

  @Test func `with a margin that none reaches, all triplets together cost the mean of their gaps`()
    throws
  {
    let rows = randomTensor([9, 4])
    let batch = try Embedded(rows, labels: [0, 1, 2, 0, 1, 2, 0, 1, 1])
    let d = batch.distances(.euclidean, normalised: true).doubles
    var (total, count) = (0.0, 0.0)
    batch.forEachTriplet { a, p, n in
      total += d[a * 9 + p] - d[a * 9 + n] + 100
      count += 1
    }
    let loss = try Registry.standard.loss("triplet distance=euclidean margin=100 reduction=mean")
    var parameters: Parameters = [:]
    #expect(abs(try loss(batch, &parameters).scalar - total / count) < 1e-11)
  }

  /// |a - p|² - |a - n|² = 2 (s_an - s_ap) on unit vectors.
  @Test func `squared distances of unit vectors are cosines`() throws {
    let input = LossInput(
      embeddings: randomTensor([8, 3]).doubles, width: 3, labels: [0, 1, 0, 1, 2, 2, 0, 1],
      classes: 3)
    let squared = try Registry.standard.loss("triplet margin=0.6").evaluated(input)
    var cosine = try Registry.standard.loss("triplet distance=cosine margin=0.3").evaluated(input)
    cosine.value *= 2
    cosine.gradients = cosine.gradients.mapValues { $0.map { 2 * $0 } }
    squared.expect(cosine, value: 1e-12, gradients: 1e-12)
  }

  @Test func `the hardest triplets are those of the miner`() throws {
    let batch = try Embedded(randomTensor([10, 3]), labels: [0, 1, 2, 0, 1, 2, 0, 1, 2, 3])
    var mined = batch
    mined.mined = try Registry.standard.miner("batch-hard").mine(batch)
    var parameters: Parameters = [:]
    let all = try Registry.standard.loss("triplet reduction=mean")
    let hardest = try Registry.standard.loss("triplet reduction=mean hardest=true")
    #expect(try all(mined, &parameters).scalar == hardest(batch, &parameters).scalar)
    #expect(try all(batch, &parameters).scalar != hardest(batch, &parameters).scalar)
  }

  @Test func `the share of triplets that cost something is noted`() throws {
    let notes = Notes()
    let batch = try Embedded(
      Tensor([0, 1, 3] as [Double], shape: [3, 1]), labels: [0, 0, 1], notes: notes)
    var parameters: Parameters = [:]
    let loss = try Registry.standard.loss("triplet normalised=false margin=4")
    _ = try loss(batch, &parameters)
    #expect(notes.values == ["active": 0.5])
  }

  @Test func `256 rows of 8 classes are streamed`() throws {
    let labels = (0..<256).map { $0 % 8 }
    let batch = try Embedded(randomTensor([256, 4]), labels: labels)
    var count = 0
    batch.forEachTriplet { _, _, _ in count += 1 }
    #expect(count == 8 * 32 * 31 * 224)
    var parameters: Parameters = [:]
    let loss = try Registry.standard.loss("triplet")
    #expect(try loss(batch, &parameters).scalar > 0)
  }

  @Test func `a negative margin is refused`() {
    #expect(throws: OptionError.self) { try Registry.standard.loss("triplet margin=-1") }
  }
}
