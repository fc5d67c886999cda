internal import Autograd
internal import Foundation
internal import Workbench

/// Times single convolutions in their three passes, with every engine that can compute them.
public struct ConvolutionBenchmark: Sendable {
  /// Images in a batch.
  public var batch = 32
  /// Side of the images that the network takes; layers have the sizes that follow from it.
  public var size = 112
  /// Timed runs of each engine, in turn, after two that warm up.
  public var runs = 9
  /// Whether nothing is timed but what a step of the network does: its own convolutions, each with
  /// the engine that is chosen.
  var isBrief = false

  /// The convolutions of a ResNet-18 at batch 32 and 112 pixels.
  public init() {}

  /// A convolution: `kernel` × `kernel` on a square image.
  private struct Layer {
    let inputs: Int
    let outputs: Int
    let side: Int
    var kernel = 3
    var stride = 1

    var name: String {
      "\(inputs)→\(outputs) @ \(side), \(kernel)×\(kernel)"
        + (stride > 1 ? ", stride \(stride)" : "")
    }
  }

  /// One engine's figures.
  struct Row: Codable {
    let convolution: String
    /// Kernel and stride.
    let kind: String
    let pass: String
    let engine: String
    let isChosen: Bool
    let milliseconds: Double
    /// Of the definition's operations, whatever the engine saves.
    let gigaflops: Double
    /// The definition's operations for each byte of operands and result.
    let intensity: Double
  }

  /// The distinct convolutions of a ResNet-18, and its first stage at twice the size.
  private var layers: [Layer] {
    func halved(_ side: Int, _ times: Int) -> Int {
      (0..<times).reduce(side) { side, _ in (side + 1) / 2 }
    }
    let sides = (2...5).map { halved(size, $0) }
    let same = zip([64, 128, 256, 512], sides).map { Layer(inputs: $0, outputs: $0, side: $1) }
    let down = zip([64, 128, 256], sides).map {
      Layer(inputs: $0, outputs: 2 * $0, side: $1, stride: 2)
    }
    let projections = zip([64, 128, 256], sides).map {
      Layer(inputs: $0, outputs: 2 * $0, side: $1, kernel: 1, stride: 2)
    }
    let stem = Layer(inputs: 3, outputs: 64, side: size, kernel: 7, stride: 2)
    let own = same + down + projections + [stem]
    return isBrief ? own : own + [Layer(inputs: 64, outputs: 64, side: sides[0] * 2)]
  }

  /// A table for people: milliseconds and operations a second; the engine that is chosen has a star.
  public func run() -> String {
    var lines = [
      "batch \(batch), threads \(Threads.count), effective GF/s (ms) by engine; * is chosen"
    ]
    let rows = measured()
    var last = ""
    for (index, row) in rows.enumerated() {
      let key = "\(row.convolution), \(row.pass)"
      if key != last {
        last = key
        let cells = rows[index...].prefix { "\($0.convolution), \($0.pass)" == key }.map { row in
          let figures = String(format: "%.0f (%.2f)", row.gigaflops, row.milliseconds)
          return "\(row.engine) \(figures)\(row.isChosen ? "*" : "")"
        }
        let label = key.padding(toLength: 42, withPad: " ", startingAt: 0)
        lines.append(label + cells.joined(separator: "  "))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The same figures as JSON.
  ///
  /// - Throws: an error of the encoder.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(measured()), as: UTF8.self)
  }

  func measured() -> [Row] {
    layers.flatMap { layer in
      ConvolutionPass.allCases.flatMap { pass in
        // Nobody wants the slope of the images themselves.
        layer.inputs == 3 && pass == .backwardInput ? [] : rows(layer, pass)
      }
    }
  }

  private func rows(_ layer: Layer, _ pass: ConvolutionPass) -> [Row] {
    let shape = ConvolutionShape(
      input: [batch, layer.side, layer.side, layer.inputs],
      weight: [layer.outputs, layer.inputs, layer.kernel, layer.kernel], stride: layer.stride,
      padding: Padding2D(layer.kernel / 2), groups: 1)
    var random = Random(seed: 1)
    let input = Tensor.normal(shape.input, deviation: 1, random: &random)
    let weight = Tensor.normal(shape.weight, deviation: 1, random: &random)
    let gradient = Tensor.normal(shape.output, deviation: 1, random: &random)
    let candidates = ConvolutionChoice.candidates(pass, shape).filter { $0.isChosen || !isBrief }
    var times = [[Double]](repeating: [], count: candidates.count)
    let clock = ContinuousClock()
    for run in 0..<runs + 2 {
      for (index, candidate) in candidates.enumerated() {
        let time = clock.measure { _ = candidate.run(input, weight, gradient) }
        if run >= 2 { times[index].append(time / .milliseconds(1)) }
      }
    }
    let work = ConvolutionWork(input: shape.input, weight: shape.weight, output: shape.output)
    let (operations, bytes) = (work.operations, work.bytes(pass))
    return zip(candidates, times).map { candidate, times in
      let median = times.sorted()[times.count / 2]
      return Row(
        convolution: layer.name, kind: work.kind, pass: pass.rawValue, engine: candidate.name,
        isChosen: candidate.isChosen, milliseconds: median, gigaflops: operations / median / 1e6,
        intensity: operations / bytes)
    }
  }
}
