import Autograd
import Foundation
import Testing

@testable import Workbench

struct RetrievalTests {
  /// Scores of every row with every row.
  private func matrix(_ embeddings: Embeddings, _ similarity: Similarity) throws -> [[Double]] {
    try (0..<embeddings.count).map { row in
      try embeddings.scores(
        similarity, left: Array(repeating: row, count: embeddings.count),
        right: Array(0..<embeddings.count))
    }
  }

  /// The definitions, by sorting each query's whole ranking.
  private func naive(
    _ scores: (Int, Int) -> Double, _ labels: [Int], _ gallery: [Int], leaveOneOut: Bool
  ) -> [[Double]] {
    labels.indices.map { query in
      let ranking = gallery.indices.filter { !(leaveOneOut && $0 == query) }
        .sorted { (-scores(query, $0), $0) < (-scores(query, $1), $1) }
      let right = ranking.map { gallery[$0] == labels[query] }
      let wanted = right.count { $0 }
      guard wanted > 0 else { return [] }
      func precision(_ depth: Int) -> Double {
        Double(right.prefix(depth).count { $0 }) / Double(depth)
      }
      let first = (right.firstIndex(of: true) ?? 0) + 1
      let within = (1...wanted).reduce(0) { $0 + (right[$1 - 1] ? precision($1) : 0) }
      let whole = (1...right.count).reduce(0) { $0 + (right[$1 - 1] ? precision($1) : 0) }
      return [
        right[0] ? 1 : 0, precision(wanted), within / Double(wanted), whole / Double(wanted),
        1 / Double(first), first <= 5 ? 1 : 0, first <= 10 ? 1 : 0,
      ]
    }
  }

  private func expect(_ got: Retrieval, _ values: [[Double]], _ labels: [Int]) {
    let asked = values.indices.filter { !values[$0].isEmpty }
    let people = Dictionary(grouping: asked) { labels[$0] }.values
    func mean(_ rows: [Int], _ column: Int) -> Double {
      rows.reduce(0) { $0 + values[$1][column] } / Double(rows.count)
    }
    for column in 0..<7 {
      let (micro, macro) = (got.micro.flattened[column], got.macro.flattened[column])
      #expect(abs(micro.estimate.value - mean(asked, column)) < 1e-12, "\(micro.name)")
      let expected = people.reduce(0) { $0 + mean($1, column) } / Double(people.count)
      #expect(abs(macro.estimate.value - expected) < 1e-12, "\(macro.name)")
    }
    #expect(got.queries == asked.count && got.skipped == labels.count - asked.count)
    #expect(got.people == people.count)
  }

  @Test(arguments: Similarity.allCases, 0..<4 as Range<UInt64>)
  func `all numbers are those of whole sorted rankings`(
    _ similarity: Similarity, _ seed: UInt64
  ) throws {
    let (embeddings, drawn) = try peopleEmbeddings(people: 12, each: 6, noise: 2, seed: seed)
    // Uneven people, one of them alone.
    var labels = drawn
    labels[0] = 99
    labels[1] = labels[2]
    let scores = try matrix(embeddings, similarity)
    let values = naive({ scores[$0][$1] }, labels, labels, leaveOneOut: true)
    let result = try embeddings.retrieval(labels: labels, by: similarity)
    expect(result, values, labels)
    #expect(result.skipped == 1 && result.gallery == 72)
  }

  @Test func `equally similar photographs come by their index`() throws {
    // All alike: each finds the lowest index first. Labels 0 1 0 1: 0 finds 1 (wrong), then 2.
    let embeddings = try Embeddings([1, 0, 1, 0, 1, 0, 1, 0], width: 2)
    let labels = [0, 1, 0, 1]
    let result = try embeddings.retrieval(labels: labels)
    expect(result, naive({ _, _ in 0 }, labels, labels, leaveOneOut: true), labels)
    // Row 2 finds 0 at once; 0 and 3 find theirs second, 1 third: 1/4 and (1 + 1/2 + 1/2 + 1/3)/4.
    #expect(result.micro.precisionAt1.value == 0.25)
    #expect(abs(result.micro.meanReciprocalRank.value - 7.0 / 12) < 1e-12)
  }

  @Test func `probes search a gallery of other photographs`() throws {
    let (all, labels) = try peopleEmbeddings(people: 8, each: 7, noise: 2, seed: 8)
    let probes = try Embeddings(Array(all.values[..<(20 * 6)]), width: 6)
    let gallery = try Embeddings(Array(all.values[(20 * 6)...]), width: 6)
    let (asking, searched) = (Array(labels[..<20]), Array(labels[20...]))
    let scores = try matrix(all, .cosine)
    let values = naive({ scores[$0][20 + $1] }, asking, searched, leaveOneOut: false)
    let result = try probes.retrieval(labels: asking, in: gallery, labels: searched)
    expect(result, values, asking)
    #expect(result.gallery == 36)
  }

  @Test func `threads and blocks change nothing`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 60, each: 5, noise: 2, seed: 9)
    let before = Threads.count
    defer { Threads.set(before) }
    Threads.set(1)
    let one = try embeddings.retrieval(labels: labels)
    Threads.set(3)
    #expect(try embeddings.retrieval(labels: labels) == one)
    #expect(one.micro.precisionAt1.lower < one.micro.precisionAt1.value)
    let data = try JSONEncoder().encode(one)
    #expect(try JSONDecoder().decode(Retrieval.self, from: data) == one)
  }

  @Test func `separate people are found without error`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 5, each: 4, noise: 1e-3, seed: 10)
    let result = try embeddings.retrieval(labels: labels)
    #expect((result.micro.flattened + result.macro.flattened).allSatisfy { $0.estimate.value == 1 })
  }

  @Test func `cumulative matches grow with k, and the first is precision@1`() throws {
    let (embeddings, labels) = try peopleEmbeddings(people: 12, each: 3, noise: 3, seed: 11)
    let means = try embeddings.retrieval(labels: labels, matches: [1, 2, 5, 20, 35]).micro
    let rates = means.cumulativeMatch.map(\.rate.value)
    #expect(rates[0] == means.precisionAt1.value && rates[4] == 1)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `what cannot be searched is refused`() throws {
    let embeddings = try Embeddings([1, 0, 0, 1], width: 2)
    #expect(throws: EvaluationError.self) { try embeddings.retrieval(labels: [0, 1]) }
    #expect(throws: EvaluationError.lengths(metric: "retrieval", expected: 2, got: 3)) {
      try embeddings.retrieval(labels: [0, 0, 0])
    }
    #expect(throws: EvaluationError.self) {
      try embeddings.retrieval(labels: [0, 0], matches: [0])
    }
  }
}
