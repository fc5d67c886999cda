extension Tensor {
  /// The solution X of A·X = B, where this is the square matrix A.
  ///
  /// Computed in double precision whatever the type. A matrix without an inverse gives numbers that
  /// mean nothing, but are finite.
  ///
  /// - Shapes: `[n, n]` and `[n, columns]` → `[n, columns]`.
  /// - Complexity: O(n³), on one thread; meant for a few hundred rows.
  public func solving(_ right: Tensor) -> Tensor {
    require(
      shape.count == 2 && shape[0] == shape[1] && right.shape.count == 2
        && right.shape[0] == shape[0], "solving \(shape) for \(right.shape)")
    let triangles = Triangles(doubles, rows: shape[0])
    let (type, shape) = (type, right.shape)
    let value = Tensor(triangles.solving(right.doubles), shape: shape, type: type)
    return value.recorded(from: [self, right]) { gradient, solution in
      // dL/dB = A⁻ᵀ G,  dL/dA = -(dL/dB) Xᵀ
      let values = triangles.solving(gradient.doubles, transposed: true)
      let toRight = Tensor(values, shape: shape, type: type)
      return [-toRight.matmul(solution, otherTransposed: true), toRight]
    }
  }
}

/// A square matrix as a product of a lower and an upper triangle, its rows reordered.
private struct Triangles: Sendable {
  private let rows: Int
  /// Below the diagonal the lower triangle, whose diagonal is 1; the upper one from there on.
  private var values: [Double]
  /// Which row of the matrix each row is.
  private var order: [Int]

  /// By Gaussian elimination with partial pivoting.
  init(_ matrix: [Double], rows: Int) {
    (self.rows, values, order) = (rows, matrix, Array(0..<rows))
    for step in 0..<rows {
      let largest = (step..<rows).max {
        abs(values[$0 * rows + step]) < abs(values[$1 * rows + step])
      }
      if let largest, largest != step { exchange(step, largest) }
      if abs(values[step * rows + step]) < 1e-300 { values[step * rows + step] = 1e-300 }
      let pivot = values[step * rows + step]
      for row in step + 1..<max(rows, step + 1) {
        let factor = values[row * rows + step] / pivot
        values[row * rows + step] = factor
        for column in step + 1..<max(rows, step + 1) {
          values[row * rows + column] -= factor * values[step * rows + column]
        }
      }
    }
  }

  private mutating func exchange(_ first: Int, _ second: Int) {
    order.swapAt(first, second)
    for column in 0..<rows {
      values.swapAt(first * rows + column, second * rows + column)
    }
  }

  /// A⁻¹·B, or A⁻ᵀ·B, for a row-major B of as many rows.
  func solving(_ right: [Double], transposed: Bool = false) -> [Double] {
    let columns = rows == 0 ? 0 : right.count / rows
    var x = right
    if !transposed { for row in 0..<rows { copy(right, order[row], to: &x, row, columns) } }
    for row in 0..<rows {
      eliminate(row, from: 0..<row, in: &x, columns, transposed, divides: transposed)
    }
    for row in (0..<rows).reversed() {
      eliminate(row, from: row + 1..<rows, in: &x, columns, transposed, divides: !transposed)
    }
    guard transposed else { return x }
    var result = x
    for row in 0..<rows { copy(x, row, to: &result, order[row], columns) }
    return result
  }

  private func copy(
    _ source: [Double], _ from: Int, to target: inout [Double], _ row: Int, _ columns: Int
  ) {
    for column in 0..<columns { target[row * columns + column] = source[from * columns + column] }
  }

  /// One row of a substitution, given the rows that were solved before.
  private func eliminate(
    _ row: Int, from solved: Range<Int>, in x: inout [Double], _ columns: Int,
    _ transposed: Bool, divides: Bool
  ) {
    for other in solved {
      let factor = transposed ? values[other * rows + row] : values[row * rows + other]
      guard factor != 0 else { continue }
      for column in 0..<columns {
        x[row * columns + column] -= factor * x[other * columns + column]
      }
    }
    guard divides else { return }
    let pivot = values[row * rows + row]
    for column in 0..<columns { x[row * columns + column] /= pivot }
  }
}
