/// Inputs and gradients of some tiles at all points.
struct WinogradOperands<Form: WinogradTransform> {
  let inputs: WinogradPlanes
  let gradients: WinogradPlanes
  let scratch: Scratch
  private let memory: (Scratch, Scratch)
  private let zeros: Scratch
  private let tiles: Int

  init(_ pass: WinogradWeightGradient<Form>, tiles: Int, workers: Int = 1) {
    let (channels, outputs) = (pass.inputs.channels, pass.gradients.channels)
    memory = (
      Scratch(
        WinogradPlanes.count(Form.self, size: tiles * Lanes.padded(channels)), workers: workers),
      Scratch(
        WinogradPlanes.count(Form.self, size: tiles * Lanes.padded(outputs)), workers: workers)
    )
    self.tiles = tiles
    inputs = .byPanel(memory.0[0], tiles: tiles, channels: channels)
    gradients = .byPanel(memory.1[0], tiles: tiles, channels: outputs)
    zeros = Scratch.zeros(max(channels, outputs))
    scratch = Scratch(
      max(WinogradTiles<Form>.scratch, WinogradWeights<Form>.scratch), workers: Threads.count)
  }

  /// Transforms `count` tiles from `first` on.
  func fill(_ pass: WinogradWeightGradient<Form>, _ first: Int, _ count: Int) {
    Threads.chunks(count, size: 8) { part, worker in
      for tile in part {
        pass.inputs.transformInput(
          first + tile, of: pass.input, zeros: zeros[0], to: inputs, at: tile,
          scratch: scratch.lanes(worker))
        pass.gradients.transformOutputGradient(
          first + tile, of: pass.gradient, zeros: zeros[0], to: gradients, at: tile,
          scratch: scratch.lanes(worker))
      }
    }
  }

  /// Transforms some tiles to planes of a worker's own, by tile.
  func fill(_ pass: WinogradWeightGradient<Form>, _ range: Range<Int>, _ worker: Int)
    -> (inputs: WinogradPlanes, gradients: WinogradPlanes)
  {
    let inputs = WinogradPlanes.byTile(
      memory.0[worker], tiles: tiles, channels: pass.inputs.channels)
    let gradients = WinogradPlanes.byTile(
      memory.1[worker], tiles: tiles, channels: pass.gradients.channels)
    let lanes = scratch.lanes(worker)
    for tile in range {
      pass.inputs.transformInput(
        tile, of: pass.input, zeros: zeros[0], to: inputs, at: tile - range.lowerBound,
        scratch: lanes)
      pass.gradients.transformOutputGradient(
        tile, of: pass.gradient, zeros: zeros[0], to: gradients, at: tile - range.lowerBound,
        scratch: lanes)
    }
    return (inputs, gradients)
  }
}
