/// Images that are put together from the tiles of a Winograd transform.
struct WinogradOutput<Form: WinogradTransform> {
  /// `[batch, height, width, channels]`.
  let pointer: UnsafeMutablePointer<Float>
  let height: Int
  let width: Int
  let channels: Int
  let rows: Int
  let columns: Int

  init(_ pointer: UnsafeMutablePointer<Float>, _ shape: [Int], tiles: WinogradTiles<Form>) {
    self.pointer = pointer
    (height, width, channels) = (shape[1], shape[2], shape[3])
    (rows, columns) = (tiles.rows, tiles.columns)
  }

  /// Transforms the panels of a tile back and writes its pixels, `channel` being the first one of
  /// `panels`.
  func transform(
    _ tile: Int, of planes: WinogradPlanes, at place: Int, panels: Int, channel: Int,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    let (image, rest) = tile.quotientAndRemainder(dividingBy: rows &* columns)
    let row = rest / columns &* Form.outputs
    let column = rest % columns &* Form.outputs
    let (validRows, validColumns) = (height &- row, width &- column)
    let pixel = (image &* height &+ row) &* width &+ column
    var target = pointer + (pixel &* channels &+ channel)
    var source = planes.pointer + place &* planes.tileStride
    let rowStride = width &* channels
    for panel in 0..<panels {
      let count = channels &- channel &- panel &* Lanes.width
      for y in 0..<Form.outputs {
        for x in 0..<Form.outputs {
          (target + (y &* rowStride &+ (x &+ Form.outputs) &* channels)).prefetch()
        }
      }
      if count >= Lanes.width && validRows >= Form.outputs && validColumns >= Form.outputs {
        Form.Output.square(
          scratch,
          load: { Lanes(at: source + ($0 &* Form.points &+ $1) &* planes.planeStride) },
          store: { $2.store(to: target + ($0 &* rowStride &+ $1 &* channels)) })
      } else {
        Form.Output.square(
          scratch,
          load: { Lanes(at: source + ($0 &* Form.points &+ $1) &* planes.planeStride) },
          store: { y, x, value in
            guard y < validRows && x < validColumns else { return }
            value.store(to: target + (y &* rowStride &+ x &* channels), count: count)
          })
      }
      target += Lanes.width
      source += planes.panelStride
    }
  }
}
