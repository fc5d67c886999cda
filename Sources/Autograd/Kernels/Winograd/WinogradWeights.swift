/// Weights `[outputs, inputs, 3, 3]` on their way to the points of a transform, and back.
///
/// Blocks of 16 outputs × 16 inputs are 16 rows of 144 contiguous numbers. Transposing them gives
/// lanes over outputs; transposing once more, tap by tap, lanes over inputs.
struct WinogradWeights<Form: WinogradTransform> {
  let outputs: Int
  let inputs: Int

  /// Numbers of scratch memory that a block takes.
  static var scratch: Int { (2 * 9 * 16 + Form.square) * Lanes.width }

  /// Lanes over 16 outputs from `output` on, at `9 · input + tap` of 16 inputs; zeros beyond the end.
  @inline(__always)
  private func load(
    _ weights: UnsafePointer<Float>, output: Int, input: Int, _ block: UnsafeMutablePointer<Lanes>
  ) {
    let start = weights + (output &* inputs &+ input) &* 9
    let (rows, numbers) = (outputs &- output, (inputs &- input) &* 9)
    for part in 0..<9 {
      let count = max(0, min(Lanes.width, numbers &- part &* Lanes.width))
      if rows >= Lanes.width && count == Lanes.width {
        Lanes.transpose(
          start + part &* 16, stride: inputs &* 9, to: (block + part &* 16).numbers, stride: 16)
        continue
      }
      let columns = InlineArray<16, Lanes> {
        $0 < rows ? Lanes(at: start + ($0 &* inputs &* 9 &+ part &* 16), count: count) : .zero
      }.transposed()
      forEachLane { block[part &* 16 &+ $0] = columns[$0] }
    }
  }

  /// Transforms 16 × 16 weights for the product with inputs: columns are outputs, depths inputs.
  ///
  /// `panel` is the first plane's panel of these outputs; its depths from `depth` on are written.
  func transform(
    _ weights: UnsafePointer<Float>, output: Int, input: Int,
    to panel: UnsafeMutablePointer<Float>, depth: Int, planeStride: Int,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    let block = scratch + Form.square
    load(weights, output: output, input: input, block)
    for index in 0..<min(16, inputs &- input) {
      let (taps, target) = (block + 9 &* index, panel + (depth &+ index) &* Lanes.width)
      Form.Weight.square(
        scratch, load: { taps[3 &* $0 &+ $1] },
        store: { $2.store(to: target + ($0 &* Form.points &+ $1) &* planeStride) })
    }
  }

  /// Transforms 16 × 16 weights for the product with gradients: columns are inputs, depths outputs,
  /// and taps are turned by half a turn.
  func transformTurned(
    _ weights: UnsafePointer<Float>, output: Int, input: Int,
    to panel: UnsafeMutablePointer<Float>, depth: Int, planeStride: Int,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    let block = scratch + Form.square
    let turned = block + 9 &* 16
    load(weights, output: output, input: input, block)
    for tap in 0..<9 {
      Lanes.transpose(
        (block + tap).numbers, stride: 9 &* 16, to: (turned + (8 &- tap)).numbers, stride: 9 &* 16)
    }
    for index in 0..<min(16, outputs &- output) {
      let (taps, target) = (turned + 9 &* index, panel + (depth &+ index) &* Lanes.width)
      Form.Weight.square(
        scratch, load: { taps[3 &* $0 &+ $1] },
        store: { $2.store(to: target + ($0 &* Form.points &+ $1) &* planeStride) })
    }
  }

  /// Transforms gradients of points back to gradients of 16 × 16 weights.
  ///
  /// `panel` is the first plane's panel of these outputs, at the row of the first input.
  func transformGradient(
    _ panel: UnsafePointer<Float>, planeStride: Int, output: Int, input: Int,
    to gradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Lanes>
  ) {
    let block = scratch + Form.square
    let columns = min(16, inputs &- input)
    for index in 0..<columns {
      let (source, taps) = (panel + index &* Lanes.width, block + 9 &* index)
      Form.WeightGradient.square(
        scratch,
        load: { Lanes(at: source + ($0 &* Form.points &+ $1) &* planeStride) },
        store: { taps[3 &* $0 &+ $1] = $2 })
    }
    let start = gradient + (output &* inputs &+ input) &* 9
    for part in 0..<9 {
      let count = min(Lanes.width, columns &* 9 &- part &* Lanes.width)
      guard count > 0 else { break }
      let (source, last) = (block + part &* 16, outputs &- output)
      if last >= 16 && count == 16 {
        Lanes.transpose(
          source.numbers, stride: 16, to: start + part &* 16, stride: inputs &* 9)
      } else {
        let rows = InlineArray<16, Lanes> { source[$0] }.transposed()
        for row in 0..<min(16, last) {
          rows[row].store(to: start + (row &* inputs &* 9 &+ part &* 16), count: count)
        }
      }
    }
  }
}

extension UnsafeMutablePointer<Lanes> {
  /// The same memory, number by number.
  @inline(__always)
  fileprivate var numbers: UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Float.self)
  }
}
