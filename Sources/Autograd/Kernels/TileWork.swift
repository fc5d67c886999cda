/// One register tile of ``MatrixTile``: at most 12 rows of one or two panels.
///
/// The number of rows is a compile-time number of the innermost function, so that every sum is a
/// register. Loops over more than six rows are not unrolled by the compiler, and their sums would
/// live in memory; a tile therefore has an upper and a lower part of at most six.
struct TileWork<Order: LeftOrder> {
  var left: MatrixTile.Left
  var right: MatrixTile.Panels
  var result: MatrixTile.Result
  let depth: Int
  let accumulating: Bool

  /// A tile of two panels.
  @inline(never)
  func pair(rows: Int) {
    switch rows {
    case 1: Part<1, 0>.pair(self)
    case 2: Part<2, 0>.pair(self)
    case 3: Part<3, 0>.pair(self)
    case 4: Part<4, 0>.pair(self)
    case 5: Part<5, 0>.pair(self)
    case 6: Part<6, 0>.pair(self)
    case 7: Part<4, 3>.pair(self)
    case 8: Part<4, 4>.pair(self)
    case 9: Part<5, 4>.pair(self)
    case 10: Part<5, 5>.pair(self)
    case 11: Part<6, 5>.pair(self)
    default: Part<6, 6>.pair(self)
    }
  }

  /// A tile of one panel.
  @inline(never)
  func single(rows: Int) {
    switch rows {
    case 1: Part<1, 0>.single(self)
    case 2: Part<2, 0>.single(self)
    case 3: Part<3, 0>.single(self)
    case 4: Part<4, 0>.single(self)
    case 5: Part<5, 0>.single(self)
    case 6: Part<6, 0>.single(self)
    case 7: Part<4, 3>.single(self)
    case 8: Part<4, 4>.single(self)
    case 9: Part<5, 4>.single(self)
    case 10: Part<5, 5>.single(self)
    case 11: Part<6, 5>.single(self)
    default: Part<6, 6>.single(self)
    }
  }

  /// A tile of `upper + lower` rows.
  private enum Part<let upper: Int, let lower: Int> {
    @inline(__always)
    static func pair(_ work: TileWork) {
      var upperLeft = Sums<upper>()
      var upperRight = Sums<upper>()
      var lowerLeft = Sums<lower>()
      var lowerRight = Sums<lower>()
      let (a, stride) = (work.left.pointer, work.left.stride)
      var b = work.right.pointer
      for depth in 0..<work.depth {
        let left = Lanes(at: b)
        let right = Lanes(at: b + work.right.panelStride)
        for row in 0..<upper {
          let factor = Lanes(repeating: a[Order.offset(row: row, depth: depth, stride: stride)])
          upperLeft.rows[row].addProduct(factor, left)
          upperRight.rows[row].addProduct(factor, right)
        }
        for row in 0..<lower {
          let offset = Order.offset(row: upper &+ row, depth: depth, stride: stride)
          let factor = Lanes(repeating: a[offset])
          lowerLeft.rows[row].addProduct(factor, left)
          lowerRight.rows[row].addProduct(factor, right)
        }
        b += work.right.stride
      }
      upperLeft.store(work, row: 0, panel: 0)
      upperRight.store(work, row: 0, panel: 1)
      lowerLeft.store(work, row: upper, panel: 0)
      lowerRight.store(work, row: upper, panel: 1)
    }

    @inline(__always)
    static func single(_ work: TileWork) {
      var upperSums = Sums<upper>()
      var lowerSums = Sums<lower>()
      var (b, stride, depth) = (work.right.pointer, work.right.stride, 0)
      // Written out four times, fewer than half as many instructions stand around the products.
      while depth &+ 4 <= work.depth {
        step(work, depth, b, &upperSums, &lowerSums)
        step(work, depth &+ 1, b + stride, &upperSums, &lowerSums)
        step(work, depth &+ 2, b + 2 &* stride, &upperSums, &lowerSums)
        step(work, depth &+ 3, b + 3 &* stride, &upperSums, &lowerSums)
        b += 4 &* stride
        depth &+= 4
      }
      while depth < work.depth {
        step(work, depth, b, &upperSums, &lowerSums)
        b += stride
        depth &+= 1
      }
      upperSums.store(work, row: 0, panel: 0)
      lowerSums.store(work, row: upper, panel: 0)
    }

    /// Adds the products of one depth of a panel.
    @inline(__always)
    private static func step(
      _ work: TileWork, _ depth: Int, _ b: UnsafePointer<Float>, _ upperSums: inout Sums<upper>,
      _ lowerSums: inout Sums<lower>
    ) {
      let (panel, a, stride) = (Lanes(at: b), work.left.pointer, work.left.stride)
      for row in 0..<upper {
        let offset = Order.offset(row: row, depth: depth, stride: stride)
        upperSums.rows[row].addProduct(Lanes(repeating: a[offset]), panel)
      }
      for row in 0..<lower {
        let offset = Order.offset(row: upper &+ row, depth: depth, stride: stride)
        lowerSums.rows[row].addProduct(Lanes(repeating: a[offset]), panel)
      }
    }
  }

  /// The sums of some rows of one panel.
  private struct Sums<let count: Int> {
    var rows: InlineArray<count, Lanes>

    @inline(__always)
    init() { rows = InlineArray(repeating: .zero) }

    /// Writes the sums, or adds them to what is there: sums of parts lose fewer digits than one long
    /// sum does.
    @inline(__always)
    func store(_ work: TileWork, row first: Int, panel: Int) {
      let start = Sums.start(work, first, panel)
      for row in 0..<count {
        let place = start + row &* work.result.stride
        let value = work.accumulating ? rows[row] + Lanes(at: place) : rows[row]
        value.store(to: place)
      }
    }

    @inline(__always)
    private static func start(_ work: TileWork, _ row: Int, _ panel: Int)
      -> UnsafeMutablePointer<Float>
    {
      work.result.pointer + (row &* work.result.stride &+ panel &* work.result.panelStride)
    }
  }
}
