/// Products of matrices out of tiles that stay in registers while a kernel goes along the depth.
///
/// A tile is 12 rows × 2 panels where a register holds 16 lanes (24 accumulators and 2 panels of 32
/// registers), else 6 rows × 1 panel (12 halves and 2 of 16 registers). Rows are cut into tiles of
/// heights as equal as possible: a tile of few rows waits for its own sums. One pair of panels stays
/// in the first cache while all rows pass by. Operands are expected in the caches, so callers cut
/// depth and columns; nothing is packed here and no thread is started.
///
/// - Source: Goto, van de Geijn, "Anatomy of High-Performance Matrix Multiplication", ACM TOMS 2008.
enum MatrixTile {
  /// The left factor: element (row, depth) lies at `row · stride + depth`, or, transposed, at
  /// `depth · stride + row`.
  struct Left {
    var pointer: UnsafePointer<Float>
    var stride: Int
  }

  /// The right factor, in panels of 16 columns: element (depth, column) of a panel lies at
  /// `panel · panelStride + depth · stride + column`.
  struct Panels {
    var pointer: UnsafePointer<Float>
    var panelStride: Int
    var stride = Lanes.width
  }

  /// Where a product goes: element (row, column) of a panel lies at
  /// `panel · panelStride + row · stride + column`.
  struct Result {
    var pointer: UnsafeMutablePointer<Float>
    var stride: Int
    var panelStride = Lanes.width
  }

  /// The most rows of one tile.
  @inline(__always)
  static var rowsAtOnce: Int { Lanes.fitOneRegister ? 12 : 6 }

  /// `result[row][16 · panels] (+)= Σ left[row][depth] · right[depth][16 · panels]`.
  static func multiply(
    rows: Int, panels: Int, depth: Int, _ left: Left, _ right: Panels, into result: Result,
    accumulating: Bool = false
  ) {
    cut(ByRow.self, rows, panels, depth, left, right, result, accumulating)
  }

  /// `result[row][16 · panels] (+)= Σ left[depth][row] · right[depth][16 · panels]`, as in gradients
  /// of weights.
  static func multiplyTransposed(
    rows: Int, panels: Int, depth: Int, _ left: Left, _ right: Panels, into result: Result,
    accumulating: Bool = false
  ) {
    cut(ByDepth.self, rows, panels, depth, left, right, result, accumulating)
  }

  /// Runs the tiles one after the other.
  @inline(__always)
  private static func cut<Order: LeftOrder>(
    _: Order.Type, _ rows: Int, _ panels: Int, _ depth: Int, _ left: Left, _ right: Panels,
    _ result: Result, _ accumulating: Bool
  ) {
    let tiles = (rows &+ rowsAtOnce &- 1) / rowsAtOnce
    var panel = 0
    while panel < panels {
      let isPair = Lanes.fitOneRegister && panel &+ 1 < panels
      var work = TileWork<Order>(
        left: left, right: right, result: result, depth: depth, accumulating: accumulating)
      work.right.pointer += panel &* right.panelStride
      work.result.pointer += panel &* result.panelStride
      var done = 0
      for tile in 0..<tiles {
        let count = (rows &- done &+ tiles &- tile &- 1) / (tiles &- tile)
        isPair ? work.pair(rows: count) : work.single(rows: count)
        work.left.pointer += Order.offset(row: count, depth: 0, stride: left.stride)
        work.result.pointer += count &* result.stride
        done &+= count
      }
      panel &+= isPair ? 2 : 1
    }
  }
}

/// How a left factor lies in memory; known at compile time, so that one of two strides is 1.
protocol LeftOrder {
  static func offset(row: Int, depth: Int, stride: Int) -> Int
}

/// Depths of a row are contiguous.
enum ByRow: LeftOrder {
  @inline(__always)
  static func offset(row: Int, depth: Int, stride: Int) -> Int { row &* stride &+ depth }
}

/// Rows of a depth are contiguous.
enum ByDepth: LeftOrder {
  @inline(__always)
  static func offset(row: Int, depth: Int, stride: Int) -> Int { depth &* stride &+ row }
}
