import TestSupport
import Testing

@testable import Autograd

@Suite struct NormalisedConvolutionTests {
  private func layers(_ activation: Activation) -> (Convolution2D, BatchNormalisation) {
    var random = Random(seed: 3)
    let convolution = Convolution2D(5, 20, kernel: 3, stride: 2, bias: true, random: &random)
    var norm = BatchNormalisation(20, activation: activation)
    norm.runningMean = randomTensor([20], seed: 5).converted(to: .float32)
    norm.runningVariance = (randomTensor([20], seed: 6).squared() + 0.1).converted(to: .float32)
    norm.scale = (3 * randomTensor([20], seed: 7)).converted(to: .float32).parameter()
    norm.shift = randomTensor([20], seed: 8).converted(to: .float32).parameter()
    return (convolution, norm)
  }

  /// The same values off the tape, as an evaluation has them.
  private func frozen<L: Layer>(_ layer: L) -> L {
    var copy = layer
    copy.visit("") { _, _, value in value = value.detached() }
    return copy
  }

  @Test(arguments: Activation.allCases, [false, true])
  func `inference in one pass is inference step by step`(
    _ activation: Activation, _ adding: Bool
  ) {
    let (convolution, norm) = layers(activation)
    let x = randomTensor([3, 9, 8, 5]).converted(to: .float32)
    let residual = adding ? randomTensor([3, 5, 4, 20], seed: 4).converted(to: .float32) : nil
    var (taped, plain) = (norm, frozen(norm))
    let fused = frozen(convolution)(x, then: &plain, adding: residual, .inference)
    let value = convolution(x, .inference)
    let factor = norm.scale / (norm.runningVariance + norm.epsilon).squareRoot()
    let normalised = value * factor + (norm.shift - norm.runningMean * factor)
    let exact = (residual.map { normalised + $0 } ?? normalised).activated(activation)
    #expect(difference(fused, exact) < 1e-5)
    // On the tape the same values, and a gradient for every parameter.
    let onTape = convolution(x, then: &taped, adding: residual, .inference)
    #expect(difference(onTape, exact) < 1e-5)
    let gradients = weightedSum(onTape).gradients()
    for parameter in [convolution.weight, norm.scale, norm.shift] {
      #expect(gradients[parameter]?.isFinite == true)
    }
    #expect(!fused.requiresGradient && norm.runningMean.floats == plain.runningMean.floats)
  }

  @Test(arguments: Activation.allCases, [false, true])
  func `gradients through given statistics are those of double precision`(
    _ activation: Activation, _ adding: Bool
  ) {
    let inputs =
      [
        randomTensor([3, 5, 4, 20], seed: 1), 3 * randomTensor([20], seed: 2),
        randomTensor([20], seed: 3),
      ] + (adding ? [randomTensor([3, 5, 4, 20], seed: 4)] : [])
    let mean = randomTensor([20], seed: 5)
    let variance = randomTensor([20], seed: 6).squared() + 0.1
    let error = precisionError(of: inputs) { x in
      x[0].normalised(
        mean: mean.converted(to: x[0].type), variance: variance.converted(to: x[0].type),
        scale: x[1], shift: x[2], activation: activation, adding: x.dropFirst(3).first)
    }
    #expect(error < 1e-5)
  }

  @Test func `inference sees weights that have just changed`() {
    let (convolution, norm) = layers(.relu)
    var (first, second) = (frozen(convolution), frozen(norm))
    let x = randomTensor([1, 9, 8, 5]).converted(to: .float32)
    let before = first(x, then: &second, .inference).floats
    first.weight = first.weight * 2
    let after = first(x, then: &second, .inference).floats
    #expect(before != after)
    second.scale = second.scale * 2
    #expect(first(x, then: &second, .inference).floats != after)
  }

  @Test func `training is the convolution, then the normalisation`() {
    var random = Random(seed: 3)
    let convolution = Convolution2D(3, 16, kernel: 3, random: &random)
    var (together, apart) = (BatchNormalisation(16), BatchNormalisation(16))
    let x = randomTensor([2, 6, 5, 3]).converted(to: .float32)
    let mode = Mode.training(random)
    #expect(
      convolution(x, then: &together, mode).floats == apart(convolution(x, mode), mode).floats)
    #expect(together.runningVariance.floats == apart.runningVariance.floats)
  }
}
