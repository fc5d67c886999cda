/// The Winograd algorithm for a convolution, and for the gradient of its input, which is a
/// convolution of the output's gradient with turned weights.
///
/// Three steps: input and weights are transformed to `points²` planes; in each plane tiles × depth is
/// multiplied with depth × columns; the products are transformed back to pixels. The middle step is
/// where the time goes; ``WinogradTiling`` cuts the work so that it finds its operands in the cache.
struct WinogradCorrelation<Form: WinogradTransform> {
  let tiles: WinogradTiles<Form>
  let weights: WinogradWeights<Form>
  /// Whether columns are inputs of the convolution, and depths outputs.
  let isTurned: Bool
  let source: UnsafePointer<Float>
  let weightValues: UnsafePointer<Float>
  let target: WinogradOutput<Form>

  private var depth: Int { tiles.channels }
  private var panels: Int { Lanes.padded(target.channels) / Lanes.width }

  /// Runs all steps.
  func run(_ tiling: WinogradTiling) {
    switch tiling {
    case .tiles(let count): runByTiles(min(count, tiles.count))
    case .columns(let panels, let count, let depth):
      runByColumns(min(panels, self.panels), min(count, tiles.count), depth)
    }
  }

  private func runByTiles(_ block: Int) {
    let workers = Threads.count
    let panelStride = depth * Lanes.width
    let planeStride = panels * panelStride + WinogradPlanes.padding
    let transformed = Scratch(Form.square * planeStride)
    let scratch = Scratch(
      max(WinogradTiles<Form>.scratch, WinogradWeights<Form>.scratch), workers: workers)
    let blocks = (depth + 15) / 16
    Threads.chunks(panels * blocks, size: 1) { part, worker in
      let item = part.lowerBound
      transformWeights(
        panel: item / blocks, depth: item % blocks * 16,
        to: transformed[0] + item / blocks * panelStride, at: item % blocks * 16, planeStride,
        scratch.lanes(worker))
    }
    let inputs = Scratch(planes(block, depth), workers: workers)
    let products = Scratch(planes(block, target.channels), workers: workers)
    let zeros = Scratch.zeros(depth)
    Threads.chunks(tiles.count, size: block) { part, worker in
      let input = WinogradPlanes.byTile(inputs[worker], tiles: block, channels: depth)
      let product = WinogradPlanes.byTile(
        products[worker], tiles: block, channels: target.channels)
      for tile in part {
        tiles.transformInput(
          tile, of: source, zeros: zeros[0], to: input, at: tile - part.lowerBound,
          scratch: scratch.lanes(worker))
      }
      for point in 0..<Form.square {
        multiply(
          part.count, panels, 0..<depth, input, point,
          .init(pointer: transformed[0] + point * planeStride, panelStride: panelStride), product)
      }
      for tile in part {
        target.transform(
          tile, of: product, at: tile - part.lowerBound, panels: panels, channel: 0,
          scratch: scratch.lanes(worker))
      }
    }
    withExtendedLifetime((transformed, scratch, inputs, products, zeros)) {}
  }

  private func runByColumns(_ group: Int, _ block: Int, _ cut: Int) {
    let workers = Threads.count
    let scratch = Scratch(
      max(WinogradTiles<Form>.scratch, WinogradWeights<Form>.scratch), workers: workers)
    let zeros = Scratch.zeros(depth)
    let inputs = Scratch(planes(block, depth))
    let input = WinogradPlanes.byTile(inputs[0], tiles: block, channels: depth)
    let transformed = Scratch(
      Form.square * (group * cut * Lanes.width + WinogradPlanes.padding), workers: workers)
    let products = Scratch(planes(block, group * Lanes.width), workers: workers)
    for first in stride(from: 0, to: tiles.count, by: block) {
      let chunk = first..<min(first + block, tiles.count)
      Threads.chunks(chunk.count, size: 8) { part, worker in
        for tile in part {
          tiles.transformInput(
            first + tile, of: source, zeros: zeros[0], to: input, at: tile,
            scratch: scratch.lanes(worker))
        }
      }
      Threads.chunks((panels + group - 1) / group, size: 1) { part, worker in
        let firstPanel = part.lowerBound * group
        let product = WinogradPlanes.byTile(
          products[worker], tiles: block, channels: group * Lanes.width)
        multiply(
          chunk, firstPanel..<min(firstPanel + group, panels), cut, input, transformed[worker],
          product, scratch.lanes(worker))
      }
    }
    withExtendedLifetime((transformed, scratch, inputs, products, zeros)) {}
  }

  /// Multiplies all points of a chunk of tiles by some panels, whose weights are transformed on the
  /// way, and transforms back.
  private func multiply(
    _ chunk: Range<Int>, _ columns: Range<Int>, _ cut: Int, _ input: WinogradPlanes,
    _ transformed: UnsafeMutablePointer<Float>, _ product: WinogradPlanes,
    _ scratch: UnsafeMutablePointer<Lanes>
  ) {
    let panelStride = cut * Lanes.width
    let planeStride = columns.count * panelStride + WinogradPlanes.padding
    for start in stride(from: 0, to: depth, by: cut) {
      let end = min(start + cut, depth)
      for panel in columns {
        for inner in stride(from: start, to: end, by: 16) {
          transformWeights(
            panel: panel, depth: inner,
            to: transformed + (panel - columns.lowerBound) * panelStride, at: inner - start,
            planeStride, scratch)
        }
      }
      for point in 0..<Form.square {
        multiply(
          chunk.count, columns.count, start..<end, input, point,
          .init(pointer: transformed + point * planeStride, panelStride: panelStride), product)
      }
    }
    for tile in chunk {
      target.transform(
        tile, of: product, at: tile - chunk.lowerBound, panels: columns.count,
        channel: columns.lowerBound * Lanes.width, scratch: scratch)
    }
  }

  private func planes(_ tiles: Int, _ channels: Int) -> Int {
    WinogradPlanes.count(Form.self, size: tiles * Lanes.padded(channels))
  }

  /// Transforms the weights of a panel of columns, 16 depths from `depth` on.
  private func transformWeights(
    panel: Int, depth: Int, to pointer: UnsafeMutablePointer<Float>, at row: Int,
    _ planeStride: Int, _ scratch: UnsafeMutablePointer<Lanes>
  ) {
    let column = panel * Lanes.width
    if isTurned {
      weights.transformTurned(
        weightValues, output: depth, input: column, to: pointer, depth: row,
        planeStride: planeStride, scratch: scratch)
    } else {
      weights.transform(
        weightValues, output: column, input: depth, to: pointer, depth: row,
        planeStride: planeStride, scratch: scratch)
    }
  }

  /// Multiplies one plane of `count` tiles by panels that hold the depths of `range`, 128 depths at a
  /// time: a pair of panels stays in the first cache, and sums of parts lose fewer digits.
  private func multiply(
    _ count: Int, _ panels: Int, _ range: Range<Int>, _ input: WinogradPlanes, _ point: Int,
    _ right: MatrixTile.Panels, _ product: WinogradPlanes
  ) {
    let left = input.pointer + point * input.planeStride
    for start in stride(from: range.lowerBound, to: range.upperBound, by: 128) {
      var right = right
      right.pointer += (start - range.lowerBound) * Lanes.width
      MatrixTile.multiply(
        rows: count, panels: panels, depth: min(128, range.upperBound - start),
        .init(pointer: left + start, stride: input.tileStride), right,
        into: .init(
          pointer: product.pointer + point * product.planeStride, stride: product.tileStride),
        accumulating: start > 0)
    }
  }
}
