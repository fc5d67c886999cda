/// Normalisation, residual and activation in one pass, and their gradients in two.
///
/// Forward, after ``ChannelMoments``:
///
///     y = activation((x - mean) · factor + shift + residual),  factor = scale / √(variance + ε)
///
/// The mean is taken off first, and what rounding it to single precision lost goes into the shift: a
/// mean far from zero costs no digits. Backward, with z the gradient where the activation lets it
/// through, one pass sums z and z · (x - mean) (``ColumnSums``), the other writes
///
///     dx = factor · z + slope · (x - mean) + offset
///
/// Without a residual the first line is computed again to know what the activation let through, to the
/// same bits: that costs less than reading the output. With one, the output tells, and z is kept, for
/// it is the residual's gradient too.
///
/// - Source: Ioffe, Szegedy, "Batch Normalization", ICML 2015, for the gradients.
struct NormalisationKernel: Sendable {
  let view: ChannelRows
  /// Where the activation begins and ends; beyond, its gradient is zero.
  let lower: Float
  let upper: Float
  private let tables: PoolMemory<Float>

  init(
    _ view: ChannelRows, mean: [Double], factor: [Double], shift: [Double],
    activation: Activation
  ) {
    self.view = view
    (lower, upper) = activation.bounds
    tables = PoolMemory(3 * view.period)
    let rounded = mean.map { Double(Float($0)) }
    let lost = mean.indices.map { (rounded[$0] - mean[$0]) * factor[$0] + shift[$0] }
    for (index, values) in [rounded, factor, lost].enumerated() {
      view.write(values, to: tables.start + index * view.period)
    }
  }

  /// With given statistics, as in inference.
  init(
    _ view: ChannelRows, statistics: (mean: Tensor, variance: Tensor), _ scale: Tensor,
    _ shift: Tensor, _ epsilon: Double, _ activation: Activation
  ) {
    let factors = BatchFactors(
      mean: statistics.mean.doubles, variance: statistics.variance.doubles, scale, epsilon)
    self.init(
      view, mean: factors.mean, factor: factors.factor, shift: shift.doubles,
      activation: activation)
  }

  private var mean: UnsafePointer<Float> { UnsafePointer(tables.start) }
  private var factor: UnsafePointer<Float> { UnsafePointer(tables.start + view.period) }
  private var shift: UnsafePointer<Float> { UnsafePointer(tables.start + 2 * view.period) }

  /// Whether the activation stops some gradients.
  var bounds: Bool { lower > -.infinity || upper < .infinity }

  /// What is done with the sixteen channels from `place` on.
  @inline(__always)
  func vector(_ place: Int) -> NormalisationVector {
    NormalisationVector(
      mean: Lanes(at: mean + place), factor: Lanes(at: factor + place),
      shift: Lanes(at: shift + place), lower: Lanes(repeating: lower),
      upper: Lanes(repeating: upper))
  }

  /// Writes the output; it may lie where the input or the residual does.
  func apply(
    _ x: UnsafePointer<Float>, adding residual: UnsafePointer<Float>? = nil,
    to y: UnsafeMutablePointer<Float>
  ) {
    if let residual {
      @inline(__always)
      func write(_ offset: Int, _ place: Int, _ lanes: Int) {
        let vector = vector(place)
        let value = vector.normalised(Lanes(at: x + offset, count: lanes))
        vector.bounded(value + Lanes(at: residual + offset, count: lanes))
          .store(to: y + offset, count: lanes)
      }
      view.forEachVector(write)
    } else {
      @inline(__always)
      func write(_ offset: Int, _ place: Int, _ lanes: Int) {
        let vector = vector(place)
        vector.bounded(vector.normalised(Lanes(at: x + offset, count: lanes)))
          .store(to: y + offset, count: lanes)
      }
      view.forEachVector(write)
    }
    withExtendedLifetime(tables) {}
  }

  /// Sums of z and of z · (x - mean) over the rows, z found from the input.
  func sums(_ x: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>) -> ColumnSums {
    defer { withExtendedLifetime(tables) {} }
    return ColumnSums(view, FoundFromInput(kernel: self, x: x, gradient: gradient))
  }

  /// The same with z found from the output, and written to `z`.
  func sums(
    _ x: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>, output: UnsafePointer<Float>,
    z: UnsafeMutablePointer<Float>
  ) -> ColumnSums {
    defer { withExtendedLifetime(tables) {} }
    return ColumnSums(
      view, FoundFromOutput(kernel: self, x: x, gradient: gradient, output: output, z: z))
  }

  /// The same with a z that `prepare` writes for some rows at a time.
  func sums(
    _ x: UnsafePointer<Float>, z: UnsafePointer<Float>, preparing prepare: (Range<Int>) -> Void
  ) -> ColumnSums {
    defer { withExtendedLifetime(tables) {} }
    return ColumnSums(view, preparing: prepare, Known(kernel: self, x: x, z: z))
  }

  /// Writes the gradient of the input; `result` may lie where `gradient` does.
  ///
  /// - Parameter masked: whether z is still to be found; else `gradient` is z.
  func writeGradient(
    _ x: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>, masked: Bool,
    _ terms: GradientTerms, to result: UnsafeMutablePointer<Float>
  ) {
    let further = PoolMemory<Float>(2 * view.period)
    let (slope, offsets) = (further.start, further.start + view.period)
    view.write(terms.slope, to: slope)
    view.write(terms.offset, to: offsets)
    @inline(__always)
    func write(_ offset: Int, _ place: Int, _ lanes: Int) {
      let vector = vector(place)
      let centred = Lanes(at: x + offset, count: lanes) - vector.mean
      var z = Lanes(at: gradient + offset, count: lanes)
      if masked {
        z = vector.passed(z, at: vector.shift.addingProduct(centred, vector.factor))
      }
      Lanes(at: offsets + place).addingProduct(centred, Lanes(at: slope + place))
        .addingProduct(z, vector.factor).store(to: result + offset, count: lanes)
    }
    view.forEachVector(write)
    withExtendedLifetime((tables, further)) {}
  }
}

private struct FoundFromInput: ColumnTerm {
  let kernel: NormalisationKernel
  let x: UnsafePointer<Float>
  let gradient: UnsafePointer<Float>

  @inline(__always)
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes) {
    let vector = kernel.vector(place)
    let centred = Lanes(at: x + offset, count: lanes) - vector.mean
    let z = vector.passed(
      Lanes(at: gradient + offset, count: lanes),
      at: vector.shift.addingProduct(centred, vector.factor))
    first += z
    second.addProduct(z, centred)
  }
}

private struct FoundFromOutput: ColumnTerm {
  let kernel: NormalisationKernel
  let x: UnsafePointer<Float>
  let gradient: UnsafePointer<Float>
  let output: UnsafePointer<Float>
  let z: UnsafeMutablePointer<Float>

  @inline(__always)
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes) {
    let vector = kernel.vector(place)
    let passed = vector.passed(
      Lanes(at: gradient + offset, count: lanes), at: Lanes(at: output + offset, count: lanes))
    passed.store(to: z + offset, count: lanes)
    first += passed
    second.addProduct(passed, Lanes(at: x + offset, count: lanes) - vector.mean)
  }
}

private struct Known: ColumnTerm {
  let kernel: NormalisationKernel
  let x: UnsafePointer<Float>
  let z: UnsafePointer<Float>

  @inline(__always)
  func add(_ offset: Int, _ place: Int, _ lanes: Int, _ first: inout Lanes, _ second: inout Lanes) {
    let z = Lanes(at: z + offset, count: lanes)
    first += z
    second.addProduct(z, Lanes(at: x + offset, count: lanes) - kernel.vector(place).mean)
  }
}
