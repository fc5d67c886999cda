import Testing
import Workbench

struct ResultsShowableTests {
  private let context = PageContext(folder: "unused")

  private func embeddings() throws -> (Embeddings, [Int]) {
    let (embeddings, labels) = try peopleEmbeddings(people: 9, each: 3, seed: 1)
    return (embeddings, labels)
  }

  @Test func `retrieval is a table with both means and its notes`() throws {
    let (embeddings, labels) = try embeddings()
    var result = try embeddings.retrieval(labels: labels)
    result.name = "main"
    let text = result.markdown(in: context)
    #expect(text.hasPrefix("| main "))
    for words in [
      "mean of photographs", "mean of people", "R-precision", "MAP@R", "a right one among 10",
      "27 photographs of 9 people asked, among 27; 0 did not",
    ] { #expect(text.contains(words), "\(words) in \(text)") }
  }

  @Test func `all pairs are a table without intervals, their threshold with its scale`() throws {
    let (embeddings, labels) = try embeddings()
    let text = try embeddings.allPairs(labels: labels).markdown(in: context)
    #expect(text.contains("All 27 pairs of one person and 324 of two"))
    #expect(text.contains("cosine ≥ ") && text.contains("squared distance of unit embeddings ≤ "))
    #expect(!text.contains("–"))
  }

  @Test func `a threshold is a sentence`() throws {
    let curve = try ROC([0.9, 0.2, 0.4], same: [true, false, false])
    let text = try curve.threshold(atFalseAcceptRate: 0.5, on: .cosine).markdown(in: context)
    #expect(text.hasPrefix("cosine ≥ 0.3000 (squared distance of unit embeddings ≤ 1.4000): FAR"))
  }
}
