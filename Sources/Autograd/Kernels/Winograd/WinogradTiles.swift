/// Numbers of tiles at every point of a transform: `points²` planes of the same form.
struct WinogradPlanes {
  let pointer: UnsafeMutablePointer<Float>
  /// Distance between planes: their size and 16 numbers more, because planes that lie a power of two
  /// apart would all want the same lines of a cache.
  let planeStride: Int
  /// Distance between the same panel of two tiles.
  let tileStride: Int
  /// Distance between two panels of 16 channels of one tile.
  let panelStride: Int

  static let padding = Lanes.width

  /// Numbers that planes of `size` numbers take.
  static func count<Form: WinogradTransform>(_: Form.Type, size: Int) -> Int {
    Form.square * (size + padding)
  }

  /// All channels of a tile side by side: what the left factor of a product wants.
  static func byTile(_ pointer: UnsafeMutablePointer<Float>, tiles: Int, channels: Int) -> Self {
    let width = Lanes.padded(channels)
    return Self(
      pointer: pointer, planeStride: tiles * width + padding, tileStride: width,
      panelStride: Lanes.width)
  }

  /// All tiles of a panel below each other: what both factors of a weight gradient want.
  static func byPanel(_ pointer: UnsafeMutablePointer<Float>, tiles: Int, channels: Int) -> Self {
    Self(
      pointer: pointer, planeStride: tiles * Lanes.padded(channels) + padding,
      tileStride: Lanes.width, panelStride: tiles * Lanes.width)
  }
}

/// Images cut into the tiles of a Winograd transform.
struct WinogradTiles<Form: WinogradTransform>: Sendable {
  /// Images, rows and columns of what is cut, and its channels.
  let batch: Int
  let height: Int
  let width: Int
  let channels: Int
  /// Tiles in a column and in a row of an image.
  let rows: Int
  let columns: Int
  /// Rows and columns before the first pixel that the first tile begins with.
  let padding: Padding2D

  /// Tiles of all images.
  var count: Int { batch * rows * columns }

  /// `shape` is `[batch, height, width, channels]`; tiles cover `outputs` pixels each of an image of
  /// `covering` rows and columns.
  init(_ shape: [Int], covering: (height: Int, width: Int), padding: Padding2D) {
    (batch, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
    rows = (covering.height + Form.outputs - 1) / Form.outputs
    columns = (covering.width + Form.outputs - 1) / Form.outputs
    self.padding = padding
  }

  /// Numbers of scratch memory that a transform of one tile takes.
  static var scratch: Int { 2 * Form.square * Lanes.width }

  /// Where a tile begins: its image, and its first row and column, which padding may make negative.
  @inline(__always)
  private func place(_ tile: Int) -> (image: Int, row: Int, column: Int) {
    let (image, rest) = tile.quotientAndRemainder(dividingBy: rows &* columns)
    let (row, column) = rest.quotientAndRemainder(dividingBy: columns)
    return (
      image, row &* Form.outputs &- padding.vertical, column &* Form.outputs &- padding.horizontal
    )
  }

  /// Fills in where the pixels of a tile of `side` rows and columns lie; outside of the image, where
  /// zeros do.
  @inline(__always)
  private func find(
    _ tile: Int, side: Int, in source: UnsafePointer<Float>, zeros: UnsafePointer<Float>,
    _ pixels: UnsafeMutablePointer<UnsafePointer<Float>>
  ) {
    let (image, top, left) = place(tile)
    for y in 0..<side {
      let row = top &+ y
      let isInside = row >= 0 && row < height
      let pixel = (image &* height &+ row) &* width &+ left
      let start = source + pixel &* channels
      for x in 0..<side {
        let column = left &+ x
        pixels[y &* side &+ x] =
          isInside && column >= 0 && column < width ? start + x &* channels : zeros
      }
    }
  }

  /// Transforms all channels of an input tile; `zeros` are as many as channels.
  func transformInput(
    _ tile: Int, of source: UnsafePointer<Float>, zeros: UnsafePointer<Float>,
    to planes: WinogradPlanes, at place: Int, scratch: UnsafeMutablePointer<Lanes>
  ) {
    transform(Form.Input.self, tile, source, zeros, planes, place, scratch)
  }

  /// Transforms all channels of the gradient of an output tile.
  func transformOutputGradient(
    _ tile: Int, of source: UnsafePointer<Float>, zeros: UnsafePointer<Float>,
    to planes: WinogradPlanes, at place: Int, scratch: UnsafeMutablePointer<Lanes>
  ) {
    transform(Form.OutputGradient.self, tile, source, zeros, planes, place, scratch)
  }

  @inline(__always)
  private func transform<Pass: LineTransform>(
    _: Pass.Type, _ tile: Int,
    _ source: UnsafePointer<Float>, _ zeros: UnsafePointer<Float>, _ planes: WinogradPlanes,
    _ place: Int, _ scratch: UnsafeMutablePointer<Lanes>
  ) {
    let (room, side) = (UnsafeMutableRawPointer(scratch + Form.square), Pass.from &* Pass.from)
    let pixels = room.bindMemory(to: UnsafePointer<Float>.self, capacity: 2 &* side)
    find(tile, side: Pass.from, in: source, zeros: zeros, pixels)
    // What the next tile will read is asked for while this one is transformed.
    let next = pixels + side
    find(min(tile &+ 1, count &- 1), side: Pass.from, in: source, zeros: zeros, next)
    var (target, channel) = (planes.pointer + place &* planes.tileStride, 0)
    while channel < channels {
      let (start, left) = (channel, channels &- channel)
      for pixel in 0..<side { (next[pixel] + start).prefetch() }
      if left >= Lanes.width {
        Pass.square(
          scratch,
          load: { Lanes(at: pixels[$0 &* Pass.from &+ $1] + start) },
          store: { $2.store(to: target + ($0 &* Form.points &+ $1) &* planes.planeStride) })
      } else {
        Pass.square(
          scratch,
          load: { Lanes(at: pixels[$0 &* Pass.from &+ $1] + start, count: left) },
          store: { $2.store(to: target + ($0 &* Form.points &+ $1) &* planes.planeStride) })
      }
      target += planes.panelStride
      channel &+= Lanes.width
    }
  }
}
