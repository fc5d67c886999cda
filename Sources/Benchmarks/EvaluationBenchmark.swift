internal import Foundation
internal import Workbench

/// Times retrieval and all-pairs verification of many embeddings, and tells the memory they took.
public struct EvaluationBenchmark: Sendable {
  /// What is computed.
  public enum Measure: String, Sendable, CaseIterable {
    /// ``Embeddings/retrieval(labels:by:matches:)``.
    case retrieval
    /// ``Embeddings/allPairs(labels:by:)``.
    case allPairs = "all-pairs"
  }

  /// What is computed.
  public var measure: Measure
  /// Number of embeddings.
  public var rows = 20_000
  /// Size of an embedding.
  public var width = 512
  /// Rows of each person.
  public var perPerson = 10

  /// Twenty thousand embeddings of 512 numbers, ten a person.
  public init(_ measure: Measure) { self.measure = measure }

  /// Runs the benchmark, once: memory is of interest, and it takes its time.
  ///
  /// - Returns: one line: numbers, seconds, peak memory of the whole process, threads.
  /// - Throws: ``EvaluationError`` for sizes that give nothing to find.
  public func run() throws -> String {
    let embeddings = try Embeddings(values(), width: width)
    let labels = (0..<rows).map { $0 / perPerson }
    let start = ContinuousClock.now
    let numbers: String
    switch measure {
    case .retrieval:
      let result = try embeddings.retrieval(labels: labels).micro
      numbers = "precision@1 \(result.precisionAt1), MAP@R \(result.meanAveragePrecisionAtR)"
    case .allPairs:
      let result = try embeddings.allPairs(labels: labels)
      numbers = "AUC \(result.auc), EER \(result.eer.rate.value)"
    }
    let time = (ContinuousClock.now - start).components
    return String(
      format: "%@ of %d embeddings of %d, threads %d: %@ in %.2f s, peak %d MiB", measure.rawValue,
      rows, width, Threads.count, numbers,
      Double(time.seconds) + Double(time.attoseconds) * 1e-18, peakMemoryBytes() >> 20)
  }

  /// Uniform noise around each person's own point.
  private func values() -> [Float] {
    let people = (rows + perPerson - 1) / max(1, perPerson)
    var random = Random(seed: 1)
    let centres = (0..<people * width).map { _ in Float(random.uniform()) - 0.5 }
    return (0..<rows * width).map { place in
      let person = place / width / perPerson
      return centres[person * width + place % width] + 3 * (Float(random.uniform()) - 0.5)
    }
  }
}
