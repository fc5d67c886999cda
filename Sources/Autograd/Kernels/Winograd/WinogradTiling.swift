/// How a Winograd pass is cut so that what it touches again stays in the second cache.
///
/// Measured for 1 MB of it a core: docs/decisions/0015-winograd-in-swift.md.
enum WinogradTiling: Equatable {
  /// All weights are transformed first; then blocks of so many tiles pass through all steps.
  case tiles(Int)
  /// All tiles are transformed first; then blocks of so many panels of output channels and so many
  /// tiles pass through all steps, their weights transformed for so many input channels at a time.
  case columns(panels: Int, tiles: Int, depth: Int)

  /// The cut of a correlation of `depth` channels with `columns` outputs on so many tiles.
  static func correlation(depth: Int, columns: Int, tiles: Int, points: Int) -> WinogradTiling {
    let weights = points * Lanes.padded(depth) * Lanes.padded(columns)
    if weights > 36 * 192 * 192 && tiles <= 1024 {
      return .columns(panels: 2, tiles: 128, depth: 128)
    }
    let room = 36 * 24 * 128 * 2 / (points * (Lanes.padded(depth) + Lanes.padded(columns)))
    return .tiles(max(12, min(48, room / 12 * 12)))
  }
}

/// How the gradient of weights is cut.
enum WinogradSumming: Equatable {
  /// So many tiles at a time, each worker some points of all weights.
  case points(chunk: Int)
  /// All tiles at once, each worker all points of so many panels of inputs and of outputs.
  case blocks(side: Int)

  /// The cut for so many channels.
  static func weightGradient(inputs: Int, outputs: Int, points: Int) -> WinogradSumming {
    let weights = points * Lanes.padded(inputs) * Lanes.padded(outputs)
    return weights > 36 * 192 * 192 ? .blocks(side: 4) : .points(chunk: 192)
  }
}
