import Autograd
import Plugins
import TestSupport
import Testing

@testable import Workbench

@Suite struct DiagnosticsMeterTests {
  private let labels = [0, 0, 1, 2]
  private let embeddings = randomTensor([4, 3], seed: 3).converted(to: .float32)

  private func measured(
    _ specification: PluginSpecification, weight: Tensor? = nil
  ) throws -> [Diagnostic: Double] {
    let loss = try Registry.standard.loss(specification)
    var random = Random(seed: 1)
    var parameters = loss.parameters(classes: 3, width: 3, random: &random)
    if let weight { parameters["weight"] = weight.parameter() }
    let values = DiagnosticsMeter(loss, parameters).measure(embeddings, labels: labels, parameters)
    return Dictionary(
      uniqueKeysWithValues: try values.map {
        (try #require(Diagnostic(rawValue: $0.key)), $0.value)
      })
  }

  /// Mean cosines to the own row of weights and to all others, one by one.
  private func means(_ weight: Tensor) -> (own: Double, other: Double) {
    let table = cosines(embeddings, weight).doubles
    var (own, other) = (0.0, 0.0)
    for (row, label) in labels.enumerated() {
      for column in 0..<3 {
        if column == label {
          own += table[row * 3 + column]
        } else {
          other += table[row * 3 + column]
        }
      }
    }
    return (own / 4, other / 8)
  }

  @Test(arguments: ["softmax", "softmax normalised=true scale=7", "cos-face scale=30"])
  func `cosines to classes are those to the class weights`(loss: PluginSpecification) throws {
    let weight = randomTensor([3, 3], seed: 8).converted(to: .float32)
    let measured = try measured(loss, weight: weight)
    let expected = means(weight)
    #expect(abs(try #require(measured[.ownCosine]) - expected.own) < 1e-6)
    #expect(abs(try #require(measured[.otherCosine]) - expected.other) < 1e-6)
  }

  @Test func `accuracy comes from logits without margin`() throws {
    // Each row's weight is the row itself: with a margin of 1 the target would never win.
    let rows = embeddings.gathering([0, 2, 3])
    let measured = try measured("cos-face scale=30 margin=1", weight: rows)
    let hits = cosines(embeddings, rows).lastAxisMaxima()
    let expected = Double(zip(hits, labels).count { $0 == $1 }) / 4
    #expect(expected >= 0.75)
    #expect(measured[.accuracy] == expected)
  }

  @Test func `scale is what turns cosines into logits, and none is claimed where none does`() throws
  {
    #expect(abs(try #require(measured("cos-face scale=30")[.scale]) - 30) < 1e-3)
    #expect(abs(try #require(measured("softmax normalised=true scale=7")[.scale]) - 7) < 1e-3)
    #expect(try measured("softmax scale=7")[.scale] == nil)
    #expect(try measured("prototypical")[.scale] == 10)
    #expect(try measured("contrastive")[.scale] == nil)
  }

  @Test func `a loss without a classifier is measured by the batch's own rows`() throws {
    let measured = try measured("contrastive")
    let table = cosines(embeddings, embeddings).doubles
    #expect(measured[.accuracy] == nil)
    #expect(abs(try #require(measured[.ownCosine]) - table[1]) < 1e-6)
    let others = [2, 3, 6, 7, 11].map { table[$0] }.reduce(0, +) / 5
    #expect(abs(try #require(measured[.otherCosine]) - others) < 1e-6)
  }

  @Test func `very many classes are measured less often`() {
    #expect(Diagnostic.interval(largest: 7000 * 512) == 10)
    #expect(Diagnostic.interval(largest: 100_000 * 512) == 130)
  }
}
