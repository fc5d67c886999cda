/// F(4, 3) at the points 0, ±1, ±2 and infinity: four times fewer products than the definition.
enum WinogradFour: WinogradTransform {
  @inline(__always) static var outputs: Int { 4 }
  @inline(__always) static var points: Int { 6 }

  enum Input: LineTransform {
    @inline(__always) static var from: Int { 6 }
    @inline(__always) static var to: Int { 6 }

    @inline(__always)
    static func apply(_ d: Line) -> Line {
      let (a, b) = (d[4].addingProduct(-4, d[2]), d[3].addingProduct(-4, d[1]))
      let (c, e) = (d[4] - d[2], d[3] - d[1])
      let twice = e + e
      return [
        d[4].addingProduct(-5, d[2]).addingProduct(4, d[0]), a + b, a - b, c + twice, c - twice,
        d[5].addingProduct(-5, d[3]).addingProduct(4, d[1]),
      ]
    }
  }

  enum Weight: LineTransform {
    @inline(__always) static var from: Int { 3 }
    @inline(__always) static var to: Int { 6 }

    @inline(__always)
    static func apply(_ g: Line) -> Line {
      let (a, b) = ((g[0] + g[2]) * (-1 / 6), g[1] * (1 / 6))
      let (c, d) = ((g[2] * (1 / 6)).addingProduct(1 / 24, g[0]), g[1] * (1 / 12))
      return [g[0] * 0.25, a - b, a + b, c + d, c - d, g[2]]
    }
  }

  enum Output: LineTransform {
    @inline(__always) static var from: Int { 6 }
    @inline(__always) static var to: Int { 4 }

    @inline(__always)
    static func apply(_ m: Line) -> Line {
      let (a, b) = (m[1] + m[2], m[1] - m[2])
      let (c, d) = (m[3] + m[4], m[3] - m[4])
      return [
        m[0] + a + c, b.addingProduct(2, d), a.addingProduct(4, c), b.addingProduct(8, d) + m[5],
        .zero, .zero,
      ]
    }
  }

  enum OutputGradient: LineTransform {
    @inline(__always) static var from: Int { 4 }
    @inline(__always) static var to: Int { 6 }

    @inline(__always)
    static func apply(_ y: Line) -> Line {
      let (a, b) = (y[0] + y[2], y[1] + y[3])
      let (c, d) = (y[0].addingProduct(4, y[2]), (y[1] + y[1]).addingProduct(8, y[3]))
      return [y[0], a + b, a - b, c + d, c - d, y[3]]
    }
  }

  enum WeightGradient: LineTransform {
    @inline(__always) static var from: Int { 6 }
    @inline(__always) static var to: Int { 3 }

    @inline(__always)
    static func apply(_ u: Line) -> Line {
      let (a, b) = (u[1] + u[2], u[2] - u[1])
      let (c, d) = (u[3] + u[4], u[3] - u[4])
      return [
        (a * (-1 / 6)).addingProduct(1 / 24, c).addingProduct(0.25, u[0]),
        (b * (1 / 6)).addingProduct(1 / 12, d), u[5].addingProduct(1 / 6, c - a), .zero, .zero,
        .zero,
      ]
    }
  }
}
