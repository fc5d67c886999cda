/// Weights as the right factor of a product: panels of 16 results, one line of 16 for each depth.
///
/// Depths are taps, each with the channels that are read. Panels are made anew for each convolution
/// from the order in which weights are stored, in parallel; it costs about a thousandth of the
/// products where images are large, and a twentieth in the last layers of a network.
struct WeightPanels {
  /// Whether results are outputs of the layer, or, going back, gradients of its inputs.
  enum Direction { case forward, backward }

  private let storage: Storage
  /// Lines of a panel.
  let depth: Int
  /// Panels of a group.
  let panels: Int

  /// Packs `[outputs, inputs / groups, height, width]` for some taps, given as `y · width + x`;
  /// forward needs all of them, in order.
  init(_ weight: Tensor, taps: [Int], groups: Int, _ direction: Direction) {
    let (outputs, inputs) = (weight.shape[0] / groups, weight.shape[1])
    let (read, made) = direction == .forward ? (inputs, outputs) : (outputs, inputs)
    let area = weight.shape[2] * weight.shape[3]
    let depth = taps.count * read
    let panels = (made + Lanes.width - 1) / Lanes.width
    (self.depth, self.panels) = (depth, panels)
    storage = Storage(byteCount: max(1, groups * panels * depth) * Lanes.width * 4)
    let target = storage.pointer.assumingMemoryBound(to: Float.self)
    let source = weight.floatMemory
    Threads.split(groups * panels, grain: max(1, 16_384 / max(1, depth * Lanes.width))) { parts in
      for part in parts {
        let (group, first) = (part / panels, part % panels * Lanes.width)
        let lanes = min(Lanes.width, made &- first)
        let (block, panel) = (
          source + group &* outputs &* inputs &* area, target + part &* depth &* Lanes.width
        )
        switch direction {
        case .forward:
          WeightPanels.pack(
            block + first &* inputs &* area, channels: inputs, area: area, lanes: lanes, to: panel)
        case .backward:
          WeightPanels.packTurned(
            block + first &* area, taps: taps, count: outputs, stride: inputs &* area, area: area,
            lanes: lanes, to: panel)
        }
      }
    }
    withExtendedLifetime(weight) {}
  }

  /// The panels of a group.
  func pointer(group: Int) -> UnsafePointer<Float> {
    UnsafePointer(storage.pointer.assumingMemoryBound(to: Float.self))
      + group * panels * depth * Lanes.width
  }

  /// Kernels of up to 16 outputs, each contiguous with taps innermost, become lines of 16 outputs
  /// with channels innermost.
  private static func pack(
    _ kernels: UnsafePointer<Float>, channels: Int, area: Int, lanes: Int,
    to panel: UnsafeMutablePointer<Float>
  ) {
    let size = channels &* area
    var (channel, tap) = (0, 0)
    for first in Swift.stride(from: 0, to: size, by: Lanes.width) {
      let count = min(Lanes.width, size &- first)
      let columns = InlineArray<16, Lanes> {
        $0 < lanes ? Lanes(at: kernels + ($0 &* size &+ first), count: count) : .zero
      }.transposed()
      for line in 0..<count {
        columns[line].store(to: panel + (tap &* channels &+ channel) &* Lanes.width)
        tap &+= 1
        if tap == area { (tap, channel) = (0, channel &+ 1) }
      }
    }
  }

  /// Numbers of up to 16 inputs, `area` apart, become lines; outputs are innermost.
  private static func packTurned(
    _ kernels: UnsafePointer<Float>, taps: [Int], count: Int, stride: Int, area: Int, lanes: Int,
    to panel: UnsafeMutablePointer<Float>
  ) {
    for output in 0..<count {
      let kernel = kernels + output &* stride
      for (index, tap) in taps.enumerated() {
        let line = panel + (index &* count &+ output) &* Lanes.width
        if area == 1 {
          Lanes(at: kernel, count: lanes).store(to: line)
          continue
        }
        for lane in 0..<lanes { line[lane] = kernel[lane &* area &+ tap] }
        for lane in lanes..<Lanes.width { line[lane] = 0 }
      }
    }
  }
}
