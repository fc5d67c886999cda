internal import Foundation
internal import Plugins

extension LossLaws {
  static let order = Law("the order of the rows changes nothing", lacking: .order) { subject, _ in
    let input = subject.batch()
    return try compare(subject, input, orders(input.rows), "a batch in another order")
  }

  static let places = Law(
    "where in the batch the rows of a class stand changes nothing", lacking: .places
  ) { subject, _ in
    let input = subject.batch()
    // Rows of a class in their old order, at the places that the shuffle gave the class.
    let orders = orders(input.rows).map { order in
      var waiting = Dictionary(grouping: 0..<input.rows) { input.labels[$0] }
      return order.compactMap { waiting[input.labels[$0]]?.removeFirst() }
    }
    return try compare(subject, input, orders, "a batch whose classes changed places")
  }

  /// Three orders that are not the batch's own.
  private static func orders(_ rows: Int) -> [[Int]] {
    (8..<11 as Range<UInt64>).map { seed in
      var random = Random(seed: seed)
      return random.shuffled(Array(0..<rows))
    }
  }

  private static func compare(
    _ subject: LossSubject, _ input: LossInput, _ orders: [[Int]], _ what: String
  ) throws -> String? {
    let before = try subject.loss.evaluated(input)
    for order in orders {
      var expected = before
      let gradient = before.gradients["embeddings"] ?? []
      expected.gradients["embeddings"] = order.flatMap {
        gradient[$0 * input.width..<($0 + 1) * input.width]
      }
      let after = try subject.loss.evaluated(input.reordered(order))
      if let problem = difference(after, expected, within: 1e-11, on: what) { return problem }
    }
    return nil
  }

  static let names = Law(
    "renaming classes, with the rows of their tables, changes nothing", lacking: .names
  ) { subject, _ in
    let input = subject.batch()
    let before = try subject.loss.evaluated(input)
    let (tables, last) = (subject.rowsOfClass, LossSubject.classes - 1)
    func renamed(_ values: [Double], _ name: String) -> [Double] {
      guard let rows = tables[name] else { return values }
      let size = values.count / (last + 1) / rows * rows
      return (0...last).flatMap { values[(last - $0) * size..<(last - $0 + 1) * size] }
    }
    var (other, expected) = (input, before)
    other.labels = input.labels.map { last - $0 }
    var parameters = try subject.loss.parameters(for: input, .float64)
    parameters.visit("") { name, _, value in
      other.parameters[name] = renamed(value.doubles, name)
    }
    for (name, gradient) in before.gradients {
      expected.gradients[name] = renamed(gradient, name)
    }
    expected.after = [:]
    return try difference(
      subject.loss.evaluated(other), expected, within: 1e-11, on: "a batch with renamed classes")
  }

  static let rotation = Law(
    "turning embeddings and their tables together changes nothing", lacking: .rotation
  ) { subject, _ in
    let input = subject.batch()
    let before = try subject.loss.evaluated(input).value
    var other = input
    var parameters = try subject.loss.parameters(for: input, .float64)
    let tables = subject.turningTables
    parameters.visit("") { name, _, value in
      other.parameters[name] = tables.contains(name) ? turned(value.doubles) : value.doubles
    }
    other.embeddings = turned(input.embeddings)
    let after = try subject.loss.evaluated(other).value
    guard abs(after - before) > 1e-11 * max(1, abs(before)) else { return nil }
    return "the loss of a batch was \(before), that of the turned batch is \(after)"
  }

  /// Rows turned by 0.7 in the plane of the first two axes and by 1.1 in that of the next two.
  private static func turned(_ rows: [Double]) -> [Double] {
    var result = rows
    for row in stride(from: 0, to: rows.count, by: LossSubject.width) {
      for (axis, angle) in [(0, 0.7), (2, 1.1)] {
        let (x, y) = (rows[row + axis], rows[row + axis + 1])
        result[row + axis] = cos(angle) * x - sin(angle) * y
        result[row + axis + 1] = sin(angle) * x + cos(angle) * y
      }
    }
    return result
  }
}
