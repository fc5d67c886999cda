import Testing

@testable import Autograd

@Suite struct DirectConvolutionTests {
  private func shape(
    _ input: [Int], _ outputs: Int, _ kernel: Kernel2D, stride: Int = 1, padding: Padding2D? = nil,
    groups: Int = 1
  ) -> ConvolutionShape {
    ConvolutionShape(
      input: input, weight: [outputs, input[3] / groups, kernel.height, kernel.width],
      stride: stride, padding: padding ?? kernel.keepingSize, groups: groups)
  }

  @Test func `channels of any number, against kernels and strides`() {
    for (inputs, outputs) in [(1, 1), (3, 17), (5, 40), (17, 3), (32, 16), (40, 33)] {
      for (kernel, stride) in [(1, 1), (1, 2), (2, 2), (3, 1), (3, 2), (3, 3), (5, 1), (7, 2)] {
        expectEngine(
          DirectConvolution.self,
          isExactFor: shape([2, 7, 9, inputs], outputs, Kernel2D(kernel), stride: stride))
      }
    }
  }

  @Test func `images as small as their kernel, one image, and no padding`() {
    for side in [1, 2, 3, 5] {
      expectEngine(DirectConvolution.self, isExactFor: shape([1, side, side, 20], 24, 3))
      expectEngine(DirectConvolution.self, isExactFor: shape([3, side, 5, 20], 24, 3, stride: 2))
    }
    expectEngine(DirectConvolution.self, isExactFor: shape([1, 3, 3, 16], 16, 3, padding: 0))
    expectEngine(DirectConvolution.self, isExactFor: shape([1, 4, 3, 16], 16, 3, padding: 2))
    // The last row and column reach no window.
    expectEngine(
      DirectConvolution.self, isExactFor: shape([2, 8, 6, 16], 16, 3, stride: 3, padding: 0))
  }

  @Test func `groups, and kernels of one row or column`() {
    for groups in [2, 4, 20] {
      expectEngine(
        DirectConvolution.self, isExactFor: shape([2, 6, 5, 20], 40, 3, groups: groups))
      expectEngine(
        DirectConvolution.self, isExactFor: shape([2, 6, 5, 20], 20, 1, stride: 2, groups: groups))
    }
    expectEngine(DirectConvolution.self, isExactFor: shape([2, 6, 9, 20], 33, Kernel2D(1, 7)))
    expectEngine(
      DirectConvolution.self, isExactFor: shape([2, 9, 6, 20], 33, Kernel2D(7, 1), stride: 2))
  }

  /// Depths beyond one product and one task, and results beyond one task.
  @Test func `large shapes are cut into parts`() {
    expectEngine(
      DirectConvolution.self, isExactFor: shape([1, 5, 5, 96], 48, 3, stride: 2), within: 4e-6)
    expectEngine(
      DirectConvolution.self, isExactFor: shape([2, 30, 31, 17], 20, 1), within: 4e-6)
    expectEngine(
      DirectConvolution.self, isExactFor: shape([1, 40, 41, 3], 20, 7, stride: 2, padding: 3),
      within: 4e-6)
  }

  /// Few channels and whole vectors of outputs: gradients of weights line by line, in bands of rows.
  @Test func `first layers of networks`() {
    for (channels, kernel, stride) in [(3, 7, 2), (3, 3, 1), (1, 3, 2), (15, 2, 2), (4, 1, 2)] {
      expectEngine(
        DirectConvolution.self,
        isExactFor: shape([3, 21, 18, channels], 32, Kernel2D(kernel), stride: stride),
        within: 4e-6)
    }
    // More parts than one, the last band of an image not full, and rows that no window reaches.
    expectEngine(
      DirectConvolution.self, isExactFor: shape([18, 12, 5, 3], 16, 3, stride: 3, padding: 0),
      within: 4e-6)
    expectEngine(
      DirectConvolution.self, isExactFor: shape([1, 9, 1, 2], 48, Kernel2D(5, 1), padding: 2),
      within: 4e-6)
  }
}
