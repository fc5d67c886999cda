/// The taps of a depthwise kernel by phases of results: offsets in a strip, and weights in blocks of
/// 16 channels.
struct DepthwiseTaps {
  /// Taps of the results of one phase of rows and one of columns.
  struct Phase {
    let first: Int
    let count: Int
  }

  let phases: [Phase]
  private let count: Int
  private let offsetStorage: Storage
  private let weightStorage: Storage

  /// Packs weights `[channels, 1, height, width]`.
  init(_ rows: WindowAxis, _ columns: WindowAxis, _ weight: Tensor, pitch: Int) {
    var (phases, offsets, places): ([Phase], [Int], [Int]) = ([], [], [])
    for row in rows.phases {
      for column in columns.phases {
        phases.append(Phase(first: offsets.count, count: row.taps.count * column.taps.count))
        for y in row.taps {
          for x in column.taps {
            offsets.append((y.offset * pitch + x.offset) * Lanes.width)
            places.append(y.kernel * weight.shape[3] + x.kernel)
          }
        }
      }
    }
    (self.phases, count) = (phases, offsets.count)
    offsetStorage = Storage(byteCount: max(1, offsets.count) * MemoryLayout<Int>.stride)
    offsetStorage.pointer.assumingMemoryBound(to: Int.self)
      .initialize(from: offsets, count: offsets.count)
    let channels = weight.shape[0]
    let padded = Lanes.padded(channels)
    weightStorage = Storage(byteCount: padded * max(1, places.count) * 4)
    let packed = weightStorage.pointer.assumingMemoryBound(to: Float.self)
    let (source, perChannel) = (weight.floatMemory, weight.shape[2] * weight.shape[3])
    for channel in 0..<padded {
      let block =
        packed + (channel / Lanes.width * places.count * Lanes.width + channel % Lanes.width)
      for (tap, place) in places.enumerated() {
        block[tap &* Lanes.width] = channel < channels ? source[channel &* perChannel &+ place] : 0
      }
    }
  }

  var offsets: UnsafePointer<Int> {
    UnsafePointer(offsetStorage.pointer.assumingMemoryBound(to: Int.self))
  }

  /// The weights of a block, all phases in order.
  func weights(block: Int) -> UnsafePointer<Float> {
    UnsafePointer(weightStorage.pointer.assumingMemoryBound(to: Float.self))
      + block * count * Lanes.width
  }
}
