/// The cut where all sums of one worker stay in its second cache, as they do with up to 64 channels.
extension WinogradWeightGradient {
  /// Sums parts of the tiles, `block` at a time, each worker all points of all weights of its part.
  func runByParts(_ parts: Int, block: Int) {
    let parts = max(1, min(parts, inputs.count))
    let planeStride =
      outputPanels * inputPanels * Lanes.width * Lanes.width + WinogradPlanes.padding
    let size = Form.square * planeStride
    let sums = Scratch(parts * size)
    let transformed = WinogradOperands(self, tiles: block, workers: Threads.count)
    Threads.chunks(parts, size: 1) { part, worker in
      let part = part.lowerBound
      let tiles = inputs.count * part / parts..<inputs.count * (part + 1) / parts
      for first in stride(from: tiles.lowerBound, to: tiles.upperBound, by: block) {
        let count = min(block, tiles.upperBound - first)
        let (left, right) = transformed.fill(self, first..<first + count, worker)
        for point in 0..<Form.square {
          MatrixTile.multiplyTransposed(
            rows: inputPanels * Lanes.width, panels: outputPanels, depth: count,
            .init(pointer: left.pointer + point * left.planeStride, stride: left.tileStride),
            .init(
              pointer: right.pointer + point * right.planeStride, panelStride: right.panelStride,
              stride: right.tileStride),
            into: .init(
              pointer: sums[0] + part * size + point * planeStride, stride: Lanes.width,
              panelStride: inputPanels * Lanes.width * Lanes.width),
            accumulating: first > tiles.lowerBound)
        }
      }
    }
    transformBack(sums, planeStride, transformed.scratch, parts: parts)
    withExtendedLifetime((transformed, sums)) {}
  }

  /// Adds the sums of all parts and transforms them back.
  func transformBack(
    _ sums: Scratch, _ planeStride: Int, _ scratch: Scratch, parts: Int = 1
  ) {
    let (block, size) = (Lanes.width * Lanes.width, Form.square * planeStride)
    Threads.chunks(outputPanels * inputPanels, size: 1) { part, worker in
      let item = part.lowerBound
      let (output, input) = (item / inputPanels, item % inputPanels)
      for point in 0..<Form.square {
        let place = sums[0] + point * planeStride + item * block
        for part in 1..<parts {
          for index in stride(from: 0, to: block, by: Lanes.width) {
            let other = Lanes(at: place + part * size + index)
            (Lanes(at: place + index) + other).store(to: place + index)
          }
        }
      }
      weights.transformGradient(
        sums[0] + item * block, planeStride: planeStride, output: output * 16, input: input * 16,
        to: result, scratch: scratch.lanes(worker))
    }
  }
}
