/// Inner loops of depthwise convolution: vectors of 16 channels, sums of a row in registers.
///
/// A tap multiplies a vector of weights, kept in a register, with one vector for each of up to eight
/// results, read from the first cache: one load for one multiply-add, which current processors sustain
/// side by side, and eight sums hide the latency of the multiply-add. Gradients of weights turn this
/// round: the gradient stays in a register, and there is a sum for each tap of a row of the kernel.
///
/// Sums are written `sum = sum.addingProduct(…)`: with `addProduct`, which changes an element in
/// place, the compiler kept lanes of operands from memory apart, at a twentieth of the speed.
enum DepthwiseTile {
  /// Windows of neighbouring results of one row, and where their sums go.
  struct Windows {
    /// The base of the first window; windows are `step` floats apart.
    var source: UnsafePointer<Float>
    /// Offsets of taps from the base, in floats.
    let offsets: UnsafePointer<Int>
    /// 16 weights a tap.
    let weights: UnsafePointer<Float>
    let taps: Int
    /// What sums begin with.
    let start: Lanes
    /// Where the first sum goes; sums are `resultStride` floats apart.
    var result: UnsafeMutablePointer<Float>
    let resultStride: Int
    /// How many lanes of a sum are written.
    let lanes: Int
  }

  /// Writes the sums of `count` windows, in groups as equal as possible.
  static func row(_ windows: Windows, count: Int, step: Int) {
    // Steps of stride 1 and 2 as constants.
    switch step {
    case Lanes.width: row(windows, count, step: Lanes.width)
    case 2 * Lanes.width: row(windows, count, step: 2 * Lanes.width)
    default: row(windows, count, step: step)
    }
  }

  @inline(__always)
  private static func row(_ windows: Windows, _ count: Int, step: Int) {
    var windows = windows
    let groups = (count &+ 7) / 8
    var done = 0
    for group in 0..<groups {
      let columns = (count &- done &+ groups &- group &- 1) / (groups &- group)
      switch columns {
      case 8: Columns<8>.sums(windows, step: step)
      case 7: Columns<7>.sums(windows, step: step)
      case 6: Columns<6>.sums(windows, step: step)
      case 5: Columns<5>.sums(windows, step: step)
      case 4: Columns<4>.sums(windows, step: step)
      case 3: Columns<3>.sums(windows, step: step)
      case 2: Columns<2>.sums(windows, step: step)
      default: Columns<1>.sums(windows, step: step)
      }
      windows.source += columns &* step
      windows.result += columns &* windows.resultStride
      done &+= columns
    }
  }

  private enum Columns<let count: Int> {
    @inline(__always)
    static func sums(_ windows: Windows, step: Int) {
      var sums = InlineArray<count, Lanes>(repeating: windows.start)
      var tap = 0
      while tap < windows.taps {
        let weight = Lanes(at: windows.weights + Lanes.width &* tap)
        let window = windows.source + windows.offsets[tap]
        for column in 0..<count {
          let read = Lanes(at: window + column &* step)
          sums[column] = sums[column].addingProduct(weight, read)
        }
        tap &+= 1
      }
      for column in 0..<count {
        sums[column].store(
          to: windows.result + column &* windows.resultStride, count: windows.lanes)
      }
    }
  }

  /// A row of gradients, and the windows that they belong to.
  struct Gradients {
    /// The gradient of the first result; neighbours are `gradientStride` floats apart.
    let gradient: UnsafePointer<Float>
    let gradientStride: Int
    /// What the first tap of a row of the kernel reads for the first result.
    let source: UnsafePointer<Float>
    /// Floats between windows.
    let step: Int
    /// Floats between what rows of the kernel read.
    let pitch: Int
    let count: Int
  }

  /// Adds to `sums`, 16 floats a tap, what a row of gradients says about the whole kernel.
  static func addWeights(
    _ work: Gradients, height: Int, width: Int, to sums: UnsafeMutablePointer<Float>
  ) {
    if height == 3, width == 3 {
      Taps<3, 3>.add(work, to: sums)
      return
    }
    for row in 0..<height {
      var part = work
      part = Gradients(
        gradient: work.gradient, gradientStride: work.gradientStride,
        source: work.source + row &* work.pitch, step: work.step, pitch: work.pitch,
        count: work.count)
      let line = sums + row &* width &* Lanes.width
      switch width {
      case 7: Taps<1, 7>.add(part, to: line)
      case 5: Taps<1, 5>.add(part, to: line)
      case 3: Taps<1, 3>.add(part, to: line)
      default:
        for column in 0..<width {
          let source = part.source + column &* Lanes.width
          Taps<1, 1>.add(
            Gradients(
              gradient: work.gradient, gradientStride: work.gradientStride, source: source,
              step: work.step, pitch: work.pitch, count: work.count),
            to: line + column &* Lanes.width)
        }
      }
    }
  }

  private enum Taps<let height: Int, let width: Int> {
    @inline(__always)
    static func add(_ work: Gradients, to sums: UnsafeMutablePointer<Float>) {
      var first = InlineArray<width, Lanes>(repeating: .zero)
      var second = InlineArray<width, Lanes>(repeating: .zero)
      var third = InlineArray<width, Lanes>(repeating: .zero)
      var source = work.source
      var gradient = work.gradient
      for _ in 0..<work.count {
        let factor = Lanes(at: gradient)
        for tap in 0..<width {
          let read = Lanes(at: source + tap &* Lanes.width)
          first[tap] = first[tap].addingProduct(factor, read)
        }
        if height == 3 {
          for tap in 0..<width {
            let read = Lanes(at: source + (work.pitch &+ tap &* Lanes.width))
            second[tap] = second[tap].addingProduct(factor, read)
            let next = Lanes(at: source + (2 &* work.pitch &+ tap &* Lanes.width))
            third[tap] = third[tap].addingProduct(factor, next)
          }
        }
        source += work.step
        gradient += work.gradientStride
      }
      add(first, to: sums)
      if height == 3 {
        add(second, to: sums + width &* Lanes.width)
        add(third, to: sums + 2 &* width &* Lanes.width)
      }
    }

    @inline(__always)
    private static func add(
      _ part: InlineArray<width, Lanes>, to sums: UnsafeMutablePointer<Float>
    ) {
      for tap in 0..<width {
        let place = sums + tap &* Lanes.width
        (Lanes(at: place) + part[tap]).store(to: place)
      }
    }
  }
}
