import TestSupport
import Testing

@testable import Autograd

/// Winograd's algorithm in single precision held against the definition in double precision.
@Suite struct WinogradConvolutionTests {
  /// `[batch, height, width, inputs]`, outputs and padding: sizes that are no multiple of a tile,
  /// channels that are no multiple of a panel.
  struct Case: Sendable, CustomTestStringConvertible {
    var image: [Int]
    var outputs: Int
    var padding: Padding2D = 1

    var shape: ConvolutionShape {
      ConvolutionShape(
        input: image, weight: [outputs, image[3], 3, 3], stride: 1, padding: padding, groups: 1)
    }
    var testDescription: String { "\(image) → \(outputs), padding \(padding)" }
  }

  static let cases = [
    Case(image: [2, 8, 8, 16], outputs: 16),
    Case(image: [2, 7, 9, 32], outputs: 48),
    Case(image: [1, 1, 1, 16], outputs: 32),
    Case(image: [1, 2, 5, 20], outputs: 24),
    Case(image: [3, 6, 3, 8], outputs: 40),
    Case(image: [1, 5, 5, 3], outputs: 1),
    Case(image: [1, 13, 11, 33], outputs: 17),
    Case(image: [2, 7, 6, 16], outputs: 32, padding: 0),
    Case(image: [1, 5, 6, 24], outputs: 16, padding: 2),
    Case(image: [1, 6, 6, 16], outputs: 24, padding: Padding2D(0, 2)),
    Case(image: [1, 4, 4, 272], outputs: 208),
  ]

  /// The three results of an engine and those of the definition, named.
  private static func results(_ engine: any ConvolutionEngine.Type, _ shape: ConvolutionShape)
    -> [(name: String, got: Tensor, wanted: Tensor)]
  {
    func single(_ shape: [Int], _ seed: UInt64) -> Tensor {
      randomTensor(shape, seed: seed).converted(to: .float32)
    }
    let (x, w, g) = (single(shape.input, 1), single(shape.weight, 2), single(shape.output, 3))
    let (x64, w64, g64) = (
      x.converted(to: .float64), w.converted(to: .float64), g.converted(to: .float64)
    )
    return [
      (
        "forward", engine.forward(x, w, shape), ReferenceConvolution.forward(x64, w64, shape)
      ),
      (
        "to input", engine.backwardInput(g, w, shape),
        ReferenceConvolution.backwardInput(g64, w64, shape)
      ),
      (
        "to weights", engine.backwardWeight(g, x, shape),
        ReferenceConvolution.backwardWeight(g64, x64, shape)
      ),
    ]
  }

  /// The root of the mean square of the error, as a share of that of the value.
  private static func relativeError(_ got: Tensor, _ wanted: Tensor) -> Double {
    let pairs = zip(got.doubles, wanted.doubles)
    let error = pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return (error / wanted.doubles.reduce(0) { $0 + $1 * $1 }).squareRoot()
  }

  @Test(arguments: cases)
  func `tiles of four lose few digits`(_ geometry: Case) {
    for (name, got, wanted) in Self.results(
      WinogradConvolution.self, geometry.shape)
    {
      #expect(got.shape == wanted.shape)
      let bound = name == "to weights" ? 1.5e-5 : 5e-6
      #expect(Self.relativeError(got, wanted) < bound, "\(name)")
    }
  }

  @Test(arguments: cases)
  func `tiles of two lose nearly none`(_ geometry: Case) {
    for (name, got, wanted) in Self.results(FineWinogradConvolution.self, geometry.shape) {
      #expect(got.shape == wanted.shape)
      #expect(Self.relativeError(got, wanted) < 1e-6, "\(name)")
    }
  }

  /// Every way to cut the work, with parts left over at the ends.
  @Test(arguments: [
    WinogradTiling.tiles(1), .tiles(5), .tiles(64), .columns(panels: 1, tiles: 3, depth: 16),
    .columns(panels: 2, tiles: 4, depth: 32), .columns(panels: 8, tiles: 100, depth: 128),
  ])
  func `results are the same however the work is cut`(_ tiling: WinogradTiling) throws {
    let shape = Case(image: [2, 7, 9, 40], outputs: 56).shape
    let x = randomTensor(shape.input, seed: 1).converted(to: .float32)
    let w = randomTensor(shape.weight, seed: 2).converted(to: .float32)
    let got = Tensor.unwritten(shape.output)
    let tiles = WinogradTiles<WinogradFour>(
      shape.input, covering: (height: 7, width: 9), padding: shape.padding)
    WinogradCorrelation(
      tiles: tiles, weights: WinogradWeights(outputs: 56, inputs: 40), isTurned: false,
      source: try #require(x.start), weightValues: try #require(w.start),
      target: WinogradOutput(try #require(got.mutableStart), shape.output, tiles: tiles)
    ).run(tiling)
    let wanted = ReferenceConvolution.forward(
      x.converted(to: .float64), w.converted(to: .float64), shape)
    #expect(Self.relativeError(got, wanted) < 5e-6)
  }

  @Test(arguments: [
    WinogradSumming.points(chunk: 1), .points(chunk: 5), .points(chunk: 500), .blocks(side: 1),
    .blocks(side: 2), .blocks(side: 8), .parts(1, block: 3), .parts(5, block: 2),
    .parts(40, block: 24),
  ])
  func `gradients of weights are the same however tiles are summed`(_ summing: WinogradSumming)
    throws
  {
    let shape = Case(image: [2, 7, 9, 40], outputs: 56).shape
    let x = randomTensor(shape.input, seed: 1).converted(to: .float32)
    let g = randomTensor(shape.output, seed: 3).converted(to: .float32)
    let got = Tensor.unwritten(shape.weight)
    let covered = (height: 7, width: 9)
    WinogradWeightGradient<WinogradFour>(
      inputs: WinogradTiles(shape.input, covering: covered, padding: shape.padding),
      gradients: WinogradTiles(shape.output, covering: covered, padding: 0),
      input: try #require(x.start), gradient: try #require(g.start),
      result: try #require(got.mutableStart)
    ).run(summing)
    let wanted = ReferenceConvolution.backwardWeight(
      g.converted(to: .float64), x.converted(to: .float64), shape)
    #expect(Self.relativeError(got, wanted) < 1.5e-5)
  }

  @Test func `the same bits run after run`() {
    let shape = Case(image: [2, 14, 14, 32], outputs: 32).shape
    let engine = WinogradConvolution.self
    let once = Self.results(engine, shape).map(\.got.floats)
    for _ in 0..<3 { #expect(Self.results(engine, shape).map(\.got.floats) == once) }
  }

  /// ⟨conv(x, w), g⟩ = ⟨x, to input⟩ = ⟨w, to weights⟩, as convolution is linear in both.
  @Test func `gradients are the slopes of the value`() {
    let x = randomTensor([2, 7, 6, 16], seed: 1).converted(to: .float32).parameter()
    let w = randomTensor([24, 16, 3, 3], seed: 2).converted(to: .float32).parameter()
    let g = randomTensor([2, 7, 6, 24], seed: 3).converted(to: .float32)
    let shape = Case(image: x.shape, outputs: 24).shape
    let engine = WinogradConvolution.self
    func product(_ a: Tensor, _ b: Tensor) -> Double {
      zip(a.doubles, b.doubles).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let value = product(engine.forward(x, w, shape), g)
    let size = g.doubles.reduce(0) { $0 + abs($1) }
    #expect(abs(product(engine.backwardInput(g, w, shape), x) - value) < 1e-4 * size)
    #expect(abs(product(engine.backwardWeight(g, x, shape), w) - value) < 1e-4 * size)
  }

  @Test func `kernels, strides and groups of other forms are left to others`() {
    let engine = WinogradConvolution.self
    var shape = Case(image: [1, 8, 8, 16], outputs: 16).shape
    #expect(engine.supports(shape))
    shape.stride = 2
    #expect(!engine.supports(shape))
    shape = Case(image: [1, 8, 8, 16], outputs: 16, padding: 3).shape
    #expect(!engine.supports(shape))
    shape = Case(image: [1, 8, 8, 16], outputs: 16).shape
    shape.groups = 4
    #expect(!engine.supports(shape))
    shape.groups = 1
    shape.weight = [16, 16, 1, 3]
    #expect(!engine.supports(shape))
  }
}
