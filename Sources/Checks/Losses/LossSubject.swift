internal import Foundation
public import Plugins

/// A loss under its laws, with the batches that they are checked on.
public struct LossSubject: Sendable {
  /// The loss.
  public let loss: any Loss

  static let width = 5
  static let classes = 6

  /// A loss, which no registry has to know.
  public init(_ loss: any Loss) { self.loss = loss }

  /// A batch of these labels with normally distributed embeddings.
  func input(_ labels: [Int], seed: UInt64 = 3) -> LossInput {
    // Not a seed of initial parameters, whose rows would then lie along the classes'.
    var random = Random(seed: 1000 + seed)
    return LossInput(
      embeddings: (0..<labels.count * Self.width).map { _ in random.normal() },
      width: Self.width, labels: labels, classes: Self.classes)
  }

  /// Twelve rows of four of six classes, mixed.
  func batch(seed: UInt64 = 3) -> LossInput {
    input([2, 0, 1, 3, 0, 2, 3, 1, 1, 0, 3, 2], seed: seed)
  }

  /// The parameters as the loss makes them for the batches' classes and width.
  func initial(classes: Int = classes, width: Int = width) -> [(name: String, shape: [Int])] {
    var random = Random(seed: 5)
    var parameters = loss.parameters(classes: classes, width: width, random: &random)
    var found: [(String, [Int])] = []
    parameters.visit("") { name, _, value in found.append((name, value.shape)) }
    return found
  }

  /// Rows of each class in the tables that have rows for classes.
  var rowsOfClass: [String: Int] {
    let more = Dictionary(
      initial(classes: Self.classes + 1).map { ($0.name, $0.shape) }, uniquingKeysWith: { $1 })
    return initial().reduce(into: [:]) { result, parameter in
      guard let rows = parameter.shape.first, let other = more[parameter.name]?.first else {
        return
      }
      if other > rows, rows == Self.classes * (other - rows) {
        result[parameter.name] = other - rows
      }
    }
  }

  /// Tables whose rows are as wide as embeddings, and turn with them.
  var turningTables: Set<String> {
    let wider = Dictionary(
      initial(width: Self.width + 1).map { ($0.name, $0.shape) }, uniquingKeysWith: { $1 })
    return Set(
      initial().filter { $0.shape.last == Self.width && wider[$0.name]?.last == Self.width + 1 }
        .map(\.name))
  }

  /// Whether the loss scores classes, or keeps something for each.
  func knowsClasses() throws -> Bool {
    guard rowsOfClass.isEmpty else { return true }
    let input = batch()
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    return try loss.logits(embeddings, loss.parameters(for: input, .float64)) != nil
  }
}

extension LossInput {
  /// The same rows in another order.
  func reordered(_ order: [Int]) -> LossInput {
    var result = self
    result.labels = order.map { labels[$0] }
    result.embeddings = order.flatMap { embeddings[$0 * width..<($0 + 1) * width] }
    return result
  }
}

extension Law where Subject == LossSubject {
  /// A law of losses that those lacking a property need not keep.
  init(
    _ name: String, lacking property: LossProperty? = nil,
    _ violation: @escaping @Sendable (LossSubject, LawEffort) throws -> String?
  ) {
    self.init(
      name, exempt: { subject in property.flatMap { subject.loss.lacks[$0] } }, violation)
  }
}

/// The first comparison that does not hold, as a sentence, or nil.
func difference(
  _ got: LossResult, _ wanted: LossResult, within tolerance: Double, on input: String
) -> String? {
  var comparison = Comparison()
  comparison.expect(got, wanted, value: tolerance, gradients: tolerance, .float64)
  return comparison.entries.first { !$0.holds }.map {
    "on \(input): \($0.what) is off by \(short($0.error)), more than \(short($0.tolerance))"
  }
}

/// A number with three digits.
func short(_ value: Double) -> String { String(format: "%.3g", value) }
