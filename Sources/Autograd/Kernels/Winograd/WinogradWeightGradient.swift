/// The Winograd algorithm for the gradient of a convolution's weights.
///
/// The transpose of the forward pass: inputs and output gradients are transformed to `points²`
/// planes; in each plane channels × tiles is multiplied with tiles × outputs; the sums are transformed
/// back to 3 × 3 weights. Tiles are summed in order, whatever the number of threads.
struct WinogradWeightGradient<Form: WinogradTransform> {
  let inputs: WinogradTiles<Form>
  let gradients: WinogradTiles<Form>
  let input: UnsafePointer<Float>
  let gradient: UnsafePointer<Float>
  let result: UnsafeMutablePointer<Float>

  var inputPanels: Int { Lanes.padded(inputs.channels) / Lanes.width }
  var outputPanels: Int { Lanes.padded(gradients.channels) / Lanes.width }
  var weights: WinogradWeights<Form> {
    WinogradWeights(outputs: gradients.channels, inputs: inputs.channels)
  }

  /// Runs all steps.
  func run(_ summing: WinogradSumming) {
    switch summing {
    case .points(let chunk): runByPoints(chunk: chunk)
    case .blocks(let side): runByBlocks(side: side)
    case .parts(let count, let block): runByParts(count, block: block)
    }
  }

  /// Sums `chunk` tiles at a time, each worker some points of all weights.
  func runByPoints(chunk: Int) {
    let chunk = min(chunk, inputs.count)
    let transformed = WinogradOperands(self, tiles: chunk)
    let planeStride =
      outputPanels * inputPanels * Lanes.width * Lanes.width + WinogradPlanes.padding
    let sums = Scratch(Form.square * planeStride)
    for first in stride(from: 0, to: inputs.count, by: chunk) {
      let count = min(chunk, inputs.count - first)
      transformed.fill(self, first, count)
      Threads.chunks(Form.square, size: 1) { part, _ in
        let point = part.lowerBound
        multiply(
          transformed, point, count, inputs: 0..<inputPanels, outputs: 0..<outputPanels,
          into: sums[0] + point * planeStride, accumulating: first > 0)
      }
    }
    transformBack(sums, planeStride, transformed.scratch)
    withExtendedLifetime((transformed, sums)) {}
  }

  /// Sums all tiles at once, each worker all points of `side` panels of inputs and of outputs.
  func runByBlocks(side: Int) {
    let transformed = WinogradOperands(self, tiles: inputs.count)
    transformed.fill(self, 0, inputs.count)
    let planeStride = side * side * Lanes.width * Lanes.width + WinogradPlanes.padding
    let sums = Scratch(Form.square * planeStride, workers: Threads.count)
    let (across, down) = ((inputPanels + side - 1) / side, (outputPanels + side - 1) / side)
    Threads.chunks(across * down, size: 1) { part, worker in
      let item = part.lowerBound
      let (firstInput, firstOutput) = (item % across * side, item / across * side)
      let inputs = firstInput..<min(firstInput + side, inputPanels)
      let outputs = firstOutput..<min(firstOutput + side, outputPanels)
      for point in 0..<Form.square {
        multiply(
          transformed, point, self.inputs.count, inputs: inputs, outputs: outputs,
          into: sums[worker] + point * planeStride, accumulating: false)
      }
      for output in outputs {
        for input in inputs {
          let place = (output - firstOutput) * inputs.count + input - firstInput
          weights.transformGradient(
            sums[worker] + place * Lanes.width * Lanes.width, planeStride: planeStride,
            output: output * 16, input: input * 16, to: result,
            scratch: transformed.scratch.lanes(worker))
        }
      }
    }
    withExtendedLifetime((transformed, sums)) {}
  }

  /// Sums some panels of one plane; sums are `[output panel][16 · inputs][16]`.
  private func multiply(
    _ planes: WinogradOperands<Form>, _ point: Int, _ count: Int, inputs: Range<Int>,
    outputs: Range<Int>,
    into sums: UnsafeMutablePointer<Float>, accumulating: Bool
  ) {
    let (left, right) = (planes.inputs, planes.gradients)
    let cut = 192
    for start in stride(from: 0, to: count, by: cut) {
      for panel in inputs {
        MatrixTile.multiplyTransposed(
          rows: Lanes.width, panels: outputs.count, depth: min(cut, count - start),
          .init(
            pointer: left.pointer
              + (point * left.planeStride + panel * left.panelStride + start * Lanes.width),
            stride: Lanes.width),
          .init(
            pointer: right.pointer
              + (point * right.planeStride + outputs.lowerBound * right.panelStride
                + start * Lanes.width),
            panelStride: right.panelStride),
          into: .init(
            pointer: sums + (panel - inputs.lowerBound) * Lanes.width * Lanes.width,
            stride: Lanes.width, panelStride: inputs.count * Lanes.width * Lanes.width),
          accumulating: accumulating || start > 0)
      }
    }
  }
}
