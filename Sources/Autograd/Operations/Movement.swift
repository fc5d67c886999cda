extension Tensor {
  /// The same elements in another shape; nothing is copied.
  public func reshaped(to shape: [Int]) -> Tensor {
    require(
      shape.reduce(1, *) == count, "\(count) elements of shape \(self.shape) reshaped to \(shape)")
    let original = self.shape
    return Tensor(node: Node(sharing: node, shape: shape)).recorded(from: [self]) { gradient in
      [gradient.reshaped(to: original)]
    }
  }

  /// Rows become columns.
  ///
  /// - Shapes: `[rows, columns]` → `[columns, rows]`.
  public func transposed() -> Tensor {
    require(shape.count == 2, "transposed() of shape \(shape)")
    let value = type == .float32 ? transposed(Float.self) : transposed(Double.self)
    return value.recorded(from: [self]) { gradient in [gradient.transposed()] }
  }

  private func transposed<T: Real>(_: T.Type) -> Tensor {
    let (rows, columns) = (shape[0], shape[1])
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([columns, rows], T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      for row in 0..<rows {
        for column in 0..<columns { y[column &* rows &+ row] = x[row &* columns &+ column] }
      }
    }
  }

  /// The parts along the first axis that `rows` names, in that order; repetition is allowed.
  ///
  /// - Shapes: `[n, …]` → `[rows.count, …]`.
  public func gathering(_ rows: [Int]) -> Tensor {
    let extent = shape.first ?? 1
    require(rows.allSatisfy { (0..<extent).contains($0) }, "row outside 0..<\(extent)")
    let value = type == .float32 ? gathered(rows, Float.self) : gathered(rows, Double.self)
    return value.recorded(from: [self]) { gradient in
      [gradient.scattering(rows, extent: extent)]
    }
  }

  /// The converse of ``gathering(_:)``: adds part `k` to row `rows[k]` of a zero tensor.
  ///
  /// - Shapes: `[rows.count, …]` → `[extent, …]`.
  public func scattering(_ rows: [Int], extent: Int) -> Tensor {
    require(shape.first == rows.count, "\(rows.count) rows for shape \(shape)")
    let value =
      type == .float32
      ? scattered(rows, extent, Float.self) : scattered(rows, extent, Double.self)
    return value.recorded(from: [self]) { gradient in [gradient.gathering(rows)] }
  }

  private func gathered<T: Real>(_ rows: [Int], _: T.Type) -> Tensor {
    let width = shape.dropFirst().reduce(1, *)
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([rows.count] + shape.dropFirst(), T.self) { output in
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      for (index, row) in rows.enumerated() {
        (y + index &* width).update(from: x + row &* width, count: width)
      }
    }
  }

  private func scattered<T: Real>(_ rows: [Int], _ extent: Int, _: T.Type) -> Tensor {
    let width = shape.dropFirst().reduce(1, *)
    let source = buffer(T.self)
    defer { withExtendedLifetime(self) {} }
    return Tensor.filling([extent] + shape.dropFirst(), T.self) { output in
      output.initialize(repeating: 0)
      guard let x = source.baseAddress, let y = output.baseAddress else { return }
      for (index, row) in rows.enumerated() {
        for i in 0..<width { y[row &* width &+ i] += x[index &* width &+ i] }
      }
    }
  }

  /// One element of each row.
  ///
  /// - Shapes: `[n, width]` and n columns → `[n]`.
  public func picking(_ columns: [Int]) -> Tensor {
    require(
      shape.count == 2 && shape[0] == columns.count, "\(columns.count) columns of shape \(shape)")
    let width = shape[1]
    return reshaped(to: [count]).gathering(
      columns.enumerated().map { row, column in
        require((0..<width).contains(column), "column \(column) outside 0..<\(width)")
        return row * width + column
      })
  }

  /// Tensors one after the other along the first axis.
  public static func concatenated(_ parts: [Tensor]) -> Tensor {
    require(!parts.isEmpty, "concatenated nothing")
    let extents = parts.map { $0.shape[0] }
    let total = extents.reduce(0, +)
    var start = 0
    var result: Tensor?
    for (part, extent) in zip(parts, extents) {
      let placed = part.scattering(Array(start..<start + extent), extent: total)
      result = result.map { $0 + placed } ?? placed
      start += extent
    }
    return result ?? parts[0]
  }
}
