/// F(2, 3) at the points 0, ±1 and infinity: 2.25 times fewer products, and nearly no loss of digits.
enum WinogradTwo: WinogradTransform {
  @inline(__always) static var outputs: Int { 2 }
  @inline(__always) static var points: Int { 4 }

  enum Input: LineTransform {
    @inline(__always) static var from: Int { 4 }
    @inline(__always) static var to: Int { 4 }

    @inline(__always)
    static func apply(_ d: Line) -> Line {
      [d[0] - d[2], d[1] + d[2], d[2] - d[1], d[1] - d[3], .zero, .zero]
    }
  }

  enum Weight: LineTransform {
    @inline(__always) static var from: Int { 3 }
    @inline(__always) static var to: Int { 4 }

    @inline(__always)
    static func apply(_ g: Line) -> Line {
      let (a, b) = ((g[0] + g[2]) * 0.5, g[1] * 0.5)
      return [g[0], a + b, a - b, g[2], .zero, .zero]
    }
  }

  enum Output: LineTransform {
    @inline(__always) static var from: Int { 4 }
    @inline(__always) static var to: Int { 2 }

    @inline(__always)
    static func apply(_ m: Line) -> Line {
      [m[0] + m[1] + m[2], m[1] - m[2] - m[3], .zero, .zero, .zero, .zero]
    }
  }

  enum OutputGradient: LineTransform {
    @inline(__always) static var from: Int { 2 }
    @inline(__always) static var to: Int { 4 }

    @inline(__always)
    static func apply(_ y: Line) -> Line {
      [y[0], y[0] + y[1], y[0] - y[1], -y[1], .zero, .zero]
    }
  }

  enum WeightGradient: LineTransform {
    @inline(__always) static var from: Int { 4 }
    @inline(__always) static var to: Int { 3 }

    @inline(__always)
    static func apply(_ u: Line) -> Line {
      let sum = u[1] + u[2]
      return [
        u[0].addingProduct(0.5, sum), (u[1] - u[2]) * 0.5, u[3].addingProduct(0.5, sum), .zero,
        .zero, .zero,
      ]
    }
  }
}
