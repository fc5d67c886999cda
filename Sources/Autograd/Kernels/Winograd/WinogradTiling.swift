/// How a Winograd pass is cut so that what it touches again stays in the second cache.
///
/// Measured for 1 MB and for 512 KB of it a core: docs/decisions/0015-winograd-in-swift.md.
enum WinogradTiling: Equatable {
  /// All weights are transformed first; then blocks of so many tiles pass through all steps.
  case tiles(Int)
  /// Blocks of so many tiles are transformed; then so many panels of output channels at a time pass
  /// through the other steps, their weights transformed for so many input channels at a time.
  case columns(panels: Int, tiles: Int, depth: Int)

  /// The cut of a correlation of `depth` channels with `columns` outputs on so many tiles, for
  /// `cache` bytes of second cache.
  static func correlation(
    depth: Int, columns: Int, tiles: Int, points: Int, cache: Int = SecondCache.bytes
  ) -> WinogradTiling {
    let (depth, columns) = (Lanes.padded(depth), Lanes.padded(columns))
    let weights = points * depth * columns
    if weights > 36 * 192 * 192 {
      // Transformed weights have to be read again for each block of tiles: from the third cache,
      // unless they are too large for it, or too few tiles follow to be worth writing them.
      return weights > 36 * 320 * 320 || tiles < 384 || cache < SecondCache.large
        ? .columns(panels: 2, tiles: SecondCache.share(128, of: cache), depth: 256) : .tiles(24)
    }
    // A block before and after its products takes 27/32 of the cache.
    let room = cache / 4 * 27 / 32 / (points * (depth + columns))
    return .tiles(max(12, min(48, room / 12 * 12)))
  }
}

/// How the gradient of weights is cut.
enum WinogradSumming: Equatable {
  /// So many tiles at a time, each worker some points of all weights.
  case points(chunk: Int)
  /// All tiles at once, each worker all points of so many panels of inputs and of outputs.
  case blocks(side: Int)
  /// So many parts of the tiles, a block of tiles at a time, each worker all weights of a part.
  case parts(_ count: Int, block: Int)

  /// The cut for so many channels and tiles, for `cache` bytes of second cache.
  static func weightGradient(
    inputs: Int, outputs: Int, tiles: Int, points: Int, cache: Int = SecondCache.bytes
  ) -> WinogradSumming {
    let weights = points * Lanes.padded(inputs) * Lanes.padded(outputs)
    let (isSmall, isFew) = (cache < SecondCache.large, tiles < 384)
    let isMiddling = weights > 36 * 192 * 192
    // A small cache gains where few tiles can be held at once, and loses with small blocks of many.
    if weights > 36 * 320 * 320 || isMiddling && isSmall && isFew {
      return .blocks(side: isFew ? SecondCache.share(8, of: cache) : 8)
    }
    // Sums of one part stay in the second cache.
    if weights <= 36 * 64 * 64, tiles >= 1024, !isSmall { return .parts(8, block: 24) }
    return .points(chunk: isSmall && !isMiddling ? 64 : 192)
  }
}
