import Testing

@testable import Autograd

@Suite struct WinogradTilingTests {
  private static let points = WinogradFour.square
  private static let caches = [64 << 10, 256 << 10, 512 << 10, 1 << 20, 2 << 20]

  private func correlation(_ channels: Int, tiles: Int, cache: Int) -> WinogradTiling {
    .correlation(
      depth: channels, columns: channels, tiles: tiles, points: Self.points, cache: cache)
  }

  private func gradient(_ channels: Int, tiles: Int, cache: Int) -> WinogradSumming {
    .weightGradient(
      inputs: channels, outputs: channels, tiles: tiles, points: Self.points, cache: cache)
  }

  @Test func `a large cache takes what was measured for it`() {
    let cache = 1 << 20
    #expect(correlation(64, tiles: 1568, cache: cache) == .tiles(48))
    #expect(correlation(128, tiles: 512, cache: cache) == .tiles(24))
    #expect(correlation(256, tiles: 512, cache: cache) == .tiles(24))
    #expect(
      correlation(256, tiles: 128, cache: cache) == .columns(panels: 2, tiles: 128, depth: 256))
    #expect(gradient(64, tiles: 1568, cache: cache) == .parts(8, block: 24))
    #expect(gradient(256, tiles: 128, cache: cache) == .points(chunk: 192))
    #expect(gradient(512, tiles: 32, cache: cache) == .blocks(side: 8))
  }

  @Test func `half of it takes smaller blocks`() {
    let cache = 512 << 10
    #expect(correlation(64, tiles: 1568, cache: cache) == .tiles(24))
    #expect(
      correlation(256, tiles: 512, cache: cache) == .columns(panels: 2, tiles: 64, depth: 256))
    #expect(gradient(64, tiles: 1568, cache: cache) == .points(chunk: 64))
    #expect(gradient(256, tiles: 128, cache: cache) == .blocks(side: 4))
    #expect(gradient(256, tiles: 512, cache: cache) == .points(chunk: 192))
    #expect(gradient(512, tiles: 512, cache: cache) == .blocks(side: 8))
  }

  @Test(arguments: caches)
  func `a block of tiles fits unless it would be too small to multiply`(_ cache: Int) {
    for channels in stride(from: 8, through: 192, by: 8) {
      guard case .tiles(let count) = correlation(channels, tiles: 1000, cache: cache) else {
        Issue.record("\(channels) channels are not cut by tiles")
        continue
      }
      let bytes = 4 * Self.points * 2 * Lanes.padded(channels) * count
      #expect(count == 12 || bytes <= cache, "\(channels) channels")
    }
  }

  @Test(arguments: caches)
  func `no cache is too small to cut for`(_ cache: Int) {
    #expect(SecondCache.share(8, of: cache) >= 1)
    #expect(SecondCache.share(128, of: cache) >= 1)
    #expect(SecondCache.share(128, of: 1) == 1)
    #expect(SecondCache.bytes > 0)
  }
}
