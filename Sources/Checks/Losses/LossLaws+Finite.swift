internal import Plugins

extension LossLaws {
  static let degenerate = Law("batches without the usual pairs stay finite") { subject, _ in
    let batches = [
      "one class": [1, 1, 1, 1], "all distinct": [0, 1, 2, 3, 4, 5], "one row": [2],
      "two rows of a class": [0, 0], "two rows of two classes": [0, 1],
      "one row against three": [3, 3, 3, 0],
    ]
    return try firstInfinite(subject, batches.mapValues { subject.input($0) })
  }

  static let alone = Law(
    "one row alone costs nothing, without classifier or table of classes", lacking: .freeAlone
  ) { subject, _ in
    guard try !subject.knowsClasses() else { return nil }
    let result = try subject.loss.evaluated(subject.input([2]))
    guard result.value == 0 else { return "one row costs \(result.value)" }
    let moved = result.gradients.filter { $0.value.contains { $0 != 0 } }.keys.sorted()
    return moved.isEmpty ? nil : "one row gives a gradient to \(moved.joined(separator: ", "))"
  }

  static let extremes = Law("duplicates, zero rows and extreme lengths stay finite") {
    subject, _ in
    let plain = subject.batch()
    let width = plain.width
    var batches: [String: LossInput] = [:]
    var changed = plain
    // Rows 1 and 4 are of one class, rows 1 and 2 of two.
    for row in [2, 4] {
      changed.embeddings.replaceSubrange(
        row * width..<(row + 1) * width, with: plain.embeddings[width..<2 * width])
    }
    batches["duplicates"] = changed
    changed.embeddings = Array(repeating: 0.5, count: plain.embeddings.count)
    batches["rows that are all equal"] = changed
    changed.embeddings = Array(repeating: 0, count: plain.embeddings.count)
    batches["rows that are all zero"] = changed
    changed = plain
    changed.embeddings.replaceSubrange(0..<2 * width, with: repeatElement(0, count: 2 * width))
    batches["two zero rows"] = changed
    changed.embeddings = plain.embeddings.enumerated().map { $0 / width == 1 ? -$1 : $1 }
    changed.embeddings.replaceSubrange(0..<width, with: plain.embeddings[width..<2 * width])
    batches["opposite rows"] = changed
    for factor in [1e6, 1e-6, 1e-30] {
      changed.embeddings = plain.embeddings.map { factor * $0 }
      batches["rows times \(factor)"] = changed
    }
    return try firstInfinite(subject, batches)
  }

  static let hugeTables = Law("logits of millions, and rows along their class, stay finite") {
    subject, _ in
    let plain = subject.batch()
    var (parameters, inputs) = (
      try subject.loss.parameters(for: plain, .float64), [String: LossInput]()
    )
    let (tables, rows) = (subject.turningTables, subject.rowsOfClass)
    for factor in [1.0, -1, 1e6, 0] {
      var input = plain
      parameters.visit("") { name, _, value in
        guard tables.contains(name) else { return }
        let values = value.doubles
        input.parameters[name] = factor == 0 ? values.map { _ in 0 } : values
        guard let count = rows[name] else { return }
        for (row, label) in plain.labels.enumerated() {
          let start = label * count * plain.width
          for axis in 0..<plain.width where factor != 0 {
            input.embeddings[row * plain.width + axis] = factor * values[start + axis]
          }
        }
      }
      inputs[factor == 0 ? "tables of zeros" : "rows \(factor) times their class's"] = input
    }
    return try firstInfinite(subject, inputs)
  }

  /// The first batch, by name, that gives a loss or a gradient that is not finite.
  private static func firstInfinite(
    _ subject: LossSubject, _ batches: [String: LossInput]
  ) throws -> String? {
    for (name, input) in batches.sorted(by: { $0.key < $1.key }) {
      for type in [ScalarType.float64, .float32] {
        let result = try subject.loss.evaluated(input, type)
        guard !result.isFinite else { continue }
        guard result.value.isFinite else { return "on \(name) in \(type): \(result.value)" }
        let broken = result.gradients.filter { !$0.value.allSatisfy(\.isFinite) }.keys.sorted()
        return "on \(name) in \(type): the gradient of \(broken.joined(separator: ", "))"
      }
    }
    return nil
  }
}
