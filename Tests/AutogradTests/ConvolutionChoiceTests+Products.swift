import TestSupport
import Testing

@testable import Autograd

extension ConvolutionChoiceTests {
  /// Shapes on both sides of every condition of the choice.
  static let chosenShapes: [ConvolutionShape] = [
    shape([2, 5, 5, 16], [40, 16, 1, 1]), shape([2, 5, 5, 40], [24, 40, 1, 1]),
    shape([2, 6, 6, 40], [40, 1, 7, 7], padding: 3, groups: 40),
    shape([2, 4, 3, 40], [40, 1, 5, 5], padding: 2, groups: 40),
    shape([2, 6, 6, 40], [40, 1, 3, 3], padding: 1, groups: 40),
    shape([2, 8, 8, 64], [64, 64, 3, 3], stride: 2, padding: 1),
    shape([1, 3, 3, 64], [64, 64, 3, 3], stride: 2, padding: 1),
    shape([2, 8, 8, 64], [64, 64, 1, 1], stride: 2),
    shape([2, 8, 8, 20], [24, 20, 2, 2], stride: 2),
    shape([2, 8, 8, 32], [16, 16, 3, 3], padding: 1, groups: 2),
    shape([2, 9, 9, 3], [32, 3, 7, 7], stride: 2, padding: 3),
    shape([2, 9, 5, 20], [24, 20, 7, 1], padding: Padding2D(3, 0)),
  ]

  private static func shape(
    _ input: [Int], _ weight: [Int], stride: Int = 1, padding: Padding2D = 0, groups: Int = 1
  ) -> ConvolutionShape {
    ConvolutionShape(input: input, weight: weight, stride: stride, padding: padding, groups: groups)
  }

  @Test func `value and gradients of every shape are those of double precision`() {
    for shape in ConvolutionChoiceTests.chosenShapes {
      let exact = [
        randomTensor(shape.input, seed: 1), randomTensor(shape.weight, seed: 2),
        randomTensor([shape.weight[0]], seed: 3),
      ]
      func run(_ type: ScalarType) -> [Tensor] {
        let parameters = exact.map { $0.converted(to: type).parameter() }
        let value = parameters[0].convolved(
          with: parameters[1], bias: parameters[2], stride: shape.stride, padding: shape.padding,
          groups: shape.groups)
        let gradients = weightedSum(value).gradients()
        return [value] + parameters.compactMap { gradients[$0] }
      }
      let (single, double) = (run(.float32), run(.float64))
      #expect(single.count == 4 && double.count == 4, "\(shape)")
      for (rounded, exact) in zip(single, double) {
        let scale = exact.doubles.map(abs).max() ?? 1
        let error = zip(rounded.doubles, exact.doubles).map { abs($0 - $1) }
        #expect(
          rounded.shape == exact.shape && (error.max() ?? 1) < 5e-6 * scale, "\(shape)")
      }
    }
  }
}
