import TestSupport
import Testing

@testable import Autograd

@Suite struct PoolingTests {
  struct Window: Sendable {
    let input: [Int]
    let size: Int
    let stride: Int
    var padding = 0
  }

  static let windows = [
    Window(input: [2, 8, 8, 16], size: 2, stride: 2),
    Window(input: [2, 9, 7, 3], size: 3, stride: 2, padding: 1),
    Window(input: [1, 16, 15, 64], size: 3, stride: 2, padding: 1),
    Window(input: [3, 5, 5, 20], size: 3, stride: 1, padding: 1),
    Window(input: [2, 7, 8, 32], size: 3, stride: 3),
    Window(input: [2, 1, 1, 8], size: 3, stride: 1, padding: 1),
    Window(input: [1, 6, 6, 5], size: 4, stride: 3, padding: 2),
    Window(input: [1, 4, 4, 17], size: 4, stride: 1),
  ]

  /// Values all below zero, so that padding with zeros would win.
  @Test(arguments: windows, [0.0, -10])
  func `the kernel's maxima and gradients are the reference's to the bit`(
    _ window: Window, _ shift: Double
  ) {
    let values = (randomTensor(window.input) + shift).converted(to: .float32)
    expectAlike(values, window)
  }

  /// After a rectifier most windows hold several zeros; the first of equal values wins in both.
  @Test(arguments: windows)
  func `ties go to the first value`(_ window: Window) {
    let coarse = randomTensor(window.input).doubles.map { max(0, $0.rounded()) }
    expectAlike(Tensor(coarse, shape: window.input, type: .float32), window)
  }

  private func expectAlike(_ values: Tensor, _ window: Window) {
    let (a, b) = (values.parameter(), values.parameter())
    let pooled = a.maxPooled(size: window.size, stride: window.stride, padding: window.padding)
    let geometry = PoolingShape(
      input: window.input, size: window.size, stride: window.stride, padding: window.padding)
    let reference = b.referenceMaxPooled(geometry)
    #expect(pooled.shape == reference.shape)
    #expect(pooled.floats == reference.floats)
    // Whole-number weights, so that sums over overlapping windows are exact.
    let weights = Tensor(
      (0..<pooled.count).map { Double($0 % 13 + 1) }, shape: pooled.shape, type: .float32)
    let first = (pooled * weights).sum().gradients()[a]
    let second = (reference * weights).sum().gradients()[b]
    #expect(first?.floats == second?.floats)
  }

  /// Windows of 2 at stride 2 over a 3×4 image: the last row reaches none.
  @Test func `a hand-computed image`() {
    for type in [ScalarType.float32, .float64] {
      let image = Tensor(
        [1, 5, 2, 0, 4, 3, -1, 2, 9, 9, 9, 9], shape: [1, 3, 4, 1], type: type
      ).parameter()
      let pooled = image.maxPooled(size: 2, stride: 2)
      #expect(pooled.shape == [1, 1, 2, 1] && pooled.doubles == [5, 2])
      let weights = Tensor([10, 20], shape: [1, 1, 2, 1], type: type)
      // 5 alone wins its window; of the two 2s the first does.
      #expect(
        (pooled * weights).sum().gradients()[image]?.doubles
          == [0, 10, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }
  }

  @Test func `the global average is over places, for each image and channel`() {
    for type in [ScalarType.float32, .float64] {
      let x = Tensor((0..<16).map(Double.init), shape: [2, 2, 2, 2], type: type).parameter()
      let mean = x.globallyAveraged()
      // Channel 0 of image 0 holds 0, 2, 4, 6.
      #expect(mean.shape == [2, 2] && mean.doubles == [3, 4, 11, 12])
      #expect(mean.sum().gradients()[x]?.doubles == [Double](repeating: 0.25, count: 16))
    }
  }
}
