import TestSupport
import Testing

@testable import Autograd

@Suite struct DepthwiseConvolutionTests {
  /// Channels below, at and above a vector; sizes below, at and above a kernel.
  static let shapes: [ConvolutionShape] = {
    var shapes: [ConvolutionShape] = []
    for channels in [1, 3, 5, 16, 17, 40] {
      for (kernel, stride) in [(1, 1), (2, 1), (3, 1), (3, 2), (5, 3), (7, 1), (7, 2)] {
        for (height, width) in [(7, 7), (9, 4), (1, 3)] {
          for padding in [0, kernel / 2] where kernel <= min(height, width) + 2 * padding {
            shapes.append(
              ConvolutionShape(
                input: [2, height, width, channels], weight: [channels, 1, kernel, kernel],
                stride: stride, padding: Padding2D(padding), groups: channels))
          }
        }
      }
    }
    return shapes
  }()

  @Test func `value and both gradients are those of the definition`() {
    for shape in DepthwiseConvolutionTests.shapes {
      expectEngine(DepthwiseConvolution.self, isExactFor: shape)
    }
  }

  /// More rows than one strip holds, and more images than groups of the weights' sums.
  @Test func `large images are cut into strips`() {
    for (batch, stride) in [(1, 1), (1, 2), (80, 2)] {
      let side = batch == 1 ? 150 : 5
      expectEngine(
        DepthwiseConvolution.self,
        isExactFor: ConvolutionShape(
          input: [batch, side, side, 17], weight: [17, 1, 3, 3], stride: stride, padding: 1,
          groups: 17))
    }
  }

  @Test func `kernels of one row or column`() {
    expectEngine(
      DepthwiseConvolution.self,
      isExactFor: ConvolutionShape(
        input: [2, 6, 9, 5], weight: [5, 1, 1, 7], stride: 1, padding: Padding2D(0, 3), groups: 5))
    expectEngine(
      DepthwiseConvolution.self,
      isExactFor: ConvolutionShape(
        input: [2, 9, 6, 5], weight: [5, 1, 5, 2], stride: 2, padding: Padding2D(2, 0), groups: 5))
  }

  @Test func `only one kernel for each channel is taken`() {
    func supports(_ weight: [Int], groups: Int) -> Bool {
      DepthwiseConvolution.supports(
        ConvolutionShape(
          input: [1, 5, 5, 4], weight: weight, stride: 1, padding: 1, groups: groups))
    }
    #expect(supports([4, 1, 3, 3], groups: 4))
    #expect(!supports([8, 1, 3, 3], groups: 4))
    #expect(!supports([4, 2, 3, 3], groups: 2))
  }
}
