import Testing

@testable import Autograd

@Suite struct ProductConvolutionTests {
  private func shape(
    _ input: [Int], _ weight: [Int], stride: Int = 1, padding: Padding2D = 0, groups: Int = 1
  ) -> ConvolutionShape {
    ConvolutionShape(input: input, weight: weight, stride: stride, padding: padding, groups: groups)
  }

  @Test func `channels of any number`() {
    for (inputs, outputs) in [(1, 1), (3, 17), (17, 3), (16, 32), (40, 5)] {
      for size in [1, 3, 7] {
        expectEngine(
          ProductConvolution.self,
          isExactFor: shape([2, size, 5, inputs], [outputs, inputs, 1, 1]), threads: [2])
      }
    }
  }

  @Test func `only plain products are taken`() {
    #expect(ProductConvolution.supports(shape([1, 4, 4, 8], [6, 8, 1, 1])))
    #expect(!ProductConvolution.supports(shape([1, 4, 4, 8], [6, 8, 1, 1], stride: 2)))
    #expect(!ProductConvolution.supports(shape([1, 4, 4, 8], [6, 8, 1, 1], padding: 1)))
    #expect(!ProductConvolution.supports(shape([1, 4, 4, 8], [6, 4, 1, 1], groups: 2)))
    #expect(!ProductConvolution.supports(shape([1, 4, 4, 8], [6, 8, 1, 3])))
  }
}
