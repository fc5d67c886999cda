import TestSupport
import Testing

@testable import Autograd

/// oneDNN in single precision held against the definition in double precision.
@Suite struct ConvolutionTests {
  /// Input side by side with a kernel: which sizes, strides and channels meet.
  struct Geometry: Sendable, CustomTestStringConvertible {
    var batch = 2
    var height = 7
    var width = 6
    var channels = 3
    var outputs = 16
    var kernel: Kernel2D = 3
    var stride = 1
    var padding: Padding2D = 1
    var groups = 1

    var shape: ConvolutionShape {
      ConvolutionShape(
        input: [batch, height, width, channels],
        weight: [outputs, channels / groups, kernel.height, kernel.width], stride: stride,
        padding: padding, groups: groups)
    }
    var testDescription: String {
      "\(height)×\(width)×\(channels) → \(outputs), kernel \(kernel.height)×\(kernel.width), "
        + "stride \(stride), padding \(padding.vertical)×\(padding.horizontal), groups \(groups), batch \(batch)"
    }
  }

  /// oneDNN picks another kernel by channel count: not a multiple of 8, of 16, or of 32.
  static let channels = [3, 16, 20, 32, 64].flatMap { input in
    [3, 16, 20, 32, 64].map { Geometry(channels: input, outputs: $0) }
  }

  static let windows: [Geometry] = [
    Geometry(channels: 16, outputs: 32, kernel: 1, padding: 0),
    Geometry(channels: 20, outputs: 64, kernel: 1, stride: 2, padding: 0),
    Geometry(channels: 64, outputs: 16, kernel: 1, stride: 2, padding: 0),
    // oneDNN's own gradient of these weights writes behind its scratch memory.
    Geometry(
      batch: 4, height: 64, width: 64, channels: 8, outputs: 8, kernel: 1, stride: 2, padding: 0),
    Geometry(height: 29, width: 29, channels: 3, outputs: 16, kernel: 1, stride: 3, padding: 0),
    Geometry(height: 8, width: 8, channels: 32, outputs: 32, stride: 2),
    Geometry(height: 9, width: 5, channels: 16, outputs: 20, stride: 2),
    Geometry(height: 9, width: 11, channels: 3, outputs: 64, kernel: 7, stride: 2, padding: 3),
    Geometry(height: 16, width: 13, channels: 3, outputs: 32, kernel: 7, stride: 4, padding: 3),
    Geometry(height: 9, width: 8, channels: 16, outputs: 16, kernel: 5, stride: 3, padding: 0),
    Geometry(height: 6, width: 6, channels: 4, outputs: 8, kernel: 2, stride: 2, padding: 0),
    Geometry(height: 3, width: 3, channels: 32, outputs: 16, padding: 0),
    Geometry(height: 1, width: 1, channels: 64, outputs: 64),
    Geometry(height: 2, width: 1, channels: 32, outputs: 64, stride: 2),
    Geometry(height: 5, width: 5, channels: 16, outputs: 16, padding: 2),
    // The last row and column reach no window.
    Geometry(height: 8, width: 6, channels: 16, outputs: 16, kernel: 3, stride: 3, padding: 0),
  ]

  static let rectangular: [Geometry] = [
    Geometry(channels: 16, outputs: 32, kernel: Kernel2D(1, 7), padding: Padding2D(0, 3)),
    Geometry(channels: 20, outputs: 16, kernel: Kernel2D(7, 1), padding: Padding2D(3, 0)),
    Geometry(
      channels: 16, outputs: 16, kernel: Kernel2D(3, 1), stride: 2, padding: Padding2D(0, 1)),
    Geometry(
      channels: 16, outputs: 16, kernel: Kernel2D(1, 3), padding: Padding2D(2, 0), groups: 4),
  ]

  static let grouped: [Geometry] = [
    Geometry(channels: 32, outputs: 64, groups: 2),
    Geometry(channels: 20, outputs: 20, stride: 2, groups: 5),
    Geometry(channels: 64, outputs: 64, groups: 64),
    Geometry(channels: 3, outputs: 6, groups: 3),
    Geometry(channels: 32, outputs: 32, kernel: 1, padding: 0, groups: 4),
  ]

  static let batches: [Geometry] = [
    Geometry(batch: 1, channels: 16, outputs: 32), Geometry(batch: 7, channels: 16, outputs: 32),
  ]

  @Test(arguments: channels + windows + rectangular + grouped + batches)
  func `value and both gradients are those of the definition`(_ geometry: Geometry) {
    let shape = geometry.shape
    let (x, w) = (randomTensor(shape.input, seed: 1), randomTensor(shape.weight, seed: 2))
    let g = randomTensor(shape.output, seed: 3)
    let (x32, w32, g32) = (
      x.converted(to: .float32), w.converted(to: .float32), g.converted(to: .float32)
    )
    let exact = [x32, w32, g32].map { $0.converted(to: .float64) }
    expectClose(
      OneDNNConvolution.forward(x32, w32, shape),
      ReferenceConvolution.forward(exact[0], exact[1], shape), "value")
    expectClose(
      OneDNNConvolution.backwardInput(g32, w32, shape),
      ReferenceConvolution.backwardInput(exact[2], exact[1], shape), "input gradient")
    expectClose(
      OneDNNConvolution.backwardWeight(g32, x32, shape),
      ReferenceConvolution.backwardWeight(exact[2], exact[0], shape), "weight gradient")
  }

  /// Every sum has fewer than 1000 terms of about one: rounding stays below √1000 · 6e-8 · |sum|.
  private func expectClose(_ value: Tensor, _ exact: Tensor, _ what: Comment) {
    #expect(value.shape == exact.shape, what)
    let scale = exact.doubles.map(abs).max() ?? 1
    let error = zip(value.doubles, exact.doubles).map { abs($0 - $1) }.max() ?? 0
    #expect(error < 2e-6 * scale, what)
  }

  /// [1 2 3] with kernel [1 10 100] at its ends and middle, and zeros around.
  @Test func `a hand-computed row`() {
    for type in [ScalarType.float32, .float64] {
      let x = Tensor([1, 2, 3], shape: [1, 1, 3, 1], type: type)
      let kernel = Tensor([0, 0, 0, 1, 10, 100, 0, 0, 0], shape: [1, 1, 3, 3], type: type)
      // 0·1 + 1·10 + 2·100, 1·1 + 2·10 + 3·100, 2·1 + 3·10 + 0·100: not mirrored
      #expect(x.convolved(with: kernel, padding: 1).doubles == [210, 321, 32])
    }
  }

  /// A row [1 2 3] and a column of the same, each seen by the kernel [1 10 100].
  @Test func `a bias is added to every place, and a kernel of one row looks along it`() {
    for type in [ScalarType.float32, .float64] {
      let (row, column) = ([1, 1, 3, 1], [1, 3, 1, 1])
      let bias = Tensor([1000], shape: [1], type: type)
      for (image, kernel, padding) in [
        (row, [1, 1, 1, 3], Padding2D(0, 1)), (column, [1, 1, 3, 1], Padding2D(1, 0)),
      ] {
        let x = Tensor([1, 2, 3], shape: image, type: type)
        let w = Tensor([1, 10, 100], shape: kernel, type: type)
        let value = x.convolved(with: w, bias: bias, padding: padding)
        #expect(value.shape == image)
        // 1·10 + 2·100, 1·1 + 2·10 + 3·100, 2·1 + 3·10, and the bias
        #expect(value.doubles == [1210, 1321, 1032])
      }
    }
  }

  /// 2 · 61 · 59 places are more than one partial sum holds.
  @Test func `the gradient of a bias is the sum over all places`() {
    let x = Tensor(repeating: 0, shape: [2, 61, 59, 1])
    let bias = Tensor(repeating: 0, shape: [3]).parameter()
    let value = x.convolved(with: Tensor(repeating: 1, shape: [3, 1, 1, 1]), bias: bias)
    let factors = Tensor([1, 2, -3] as [Float], shape: [3])
    #expect((value * factors).sum().gradients()[bias]?.floats == [7198, 14396, -21594])
  }

  @Test func `only gradients that are asked for are computed`() {
    let x = Tensor(repeating: 1, shape: [1, 3, 3, 2])
    let w = Tensor(repeating: 1, shape: [4, 2, 3, 3])
    #expect(!x.convolved(with: w).requiresGradient)
    let weight = w.parameter()
    #expect(x.convolved(with: weight).sum().gradients()[weight]?.shape == [4, 2, 3, 3])
  }

  @Test func `the networks' convolutions run in vectorised kernels`() {
    let shapes = [
      Geometry(height: 64, width: 64, channels: 3, outputs: 32),
      Geometry(height: 32, width: 32, channels: 32, outputs: 64, stride: 2),
      Geometry(height: 32, width: 32, channels: 32, outputs: 64, kernel: 1, stride: 2, padding: 0),
    ]
    for shape in shapes {
      let names = OneDNNConvolution.implementations(shape.shape)
      #expect(names.allSatisfy { !$0.hasPrefix("ref") }, "\(shape.testDescription): \(names)")
    }
  }

  /// oneDNN sizes its scratch memory for the threads that it sees when a primitive is made.
  @Test func `each number of threads has primitives of its own`() {
    for count in [1, 2, 1, 3] {
      onThreads(count) {
        `value and both gradients are those of the definition`(
          Geometry(height: 16, width: 16, channels: 8, outputs: 8, kernel: 1, stride: 2, padding: 0)
        )
      }
    }
  }
}
