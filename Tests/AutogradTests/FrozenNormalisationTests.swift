import TestSupport
import Testing

@testable import Autograd

/// Batch normalisations whose scale and shift are not learned.
@Suite struct FrozenNormalisationTests {
  private func layer(frozen: Bool) -> BatchNormalisation {
    var layer = BatchNormalisation(3, rectified: true)
    layer.runningMean = Tensor([1, 2, 3] as [Float], shape: [3])
    layer.runningVariance = Tensor([4, 1, 0.25] as [Float], shape: [3])
    if frozen {
      layer.visit("") { _, _, value in value = value.detached() }
    }
    return layer
  }
  private let mode = Mode.training(Random(seed: 1))
  private let x = randomTensor([4, 2, 2, 3]).converted(to: .float32)

  @Test func `training normalises with the running statistics and leaves them alone`() {
    var (frozen, same) = (layer(frozen: true), layer(frozen: false))
    #expect(frozen.isFrozen && !same.isFrozen)
    #expect(frozen(x, mode).floats == same(x, .inference).floats)
    #expect(frozen.runningMean.floats == [1, 2, 3])
    #expect(frozen.runningVariance.floats == [4, 1, 0.25])
    _ = same(x, mode)
    #expect(same.runningMean.floats != [1, 2, 3])
  }

  @Test func `one whose scale alone stays is not frozen`() {
    var half = layer(frozen: false)
    half.scale = half.scale.detached()
    #expect(!half.isFrozen)
    _ = half(x, mode)
    #expect(half.runningMean.floats != [1, 2, 3])
  }

  /// Each element alone moves its output: slope scale / √(variance + ε) where the output is positive.
  @Test func `gradients pass through it to what comes before`() throws {
    var frozen = layer(frozen: true)
    let input = x.parameter()
    let output = frozen(input, mode)
    let gradient = try #require(output.sum().gradients()[input]?.floats)
    let slopes: [Float] = [1 / 4.00001, 1 / 1.00001, 1 / 0.25001].map { $0.squareRoot() }
    for (place, value) in output.floats.enumerated() {
      #expect(abs(gradient[place] - (value > 0 ? slopes[place % 3] : 0)) < 1e-5)
    }
  }

  @Test func `whatever is computed in the same pass, it stays frozen`() {
    var random = Random(seed: 2)
    let convolution = Convolution2D(3, 3, kernel: 3, random: &random)
    let input = x.parameter()
    let passes: [(inout BatchNormalisation, Mode) -> Tensor] = [
      { $0(input, adding: input, $1) }, { $0.maxPooled(input, size: 2, stride: 2, $1) },
      { convolution(input, then: &$0, $1) }, { convolution(input, then: &$0, adding: input, $1) },
      { $0.recomputed(input, $1) },
    ]
    for (place, pass) in passes.enumerated() {
      var (frozen, same) = (layer(frozen: true), layer(frozen: false))
      let (found, expected) = (pass(&frozen, mode).floats, pass(&same, .inference).floats)
      let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst < 1e-5, "pass \(place)")
      #expect(frozen.runningMean.floats == [1, 2, 3], "pass \(place)")
    }
  }

  @Test func `off the tape, nothing is recorded at all`() {
    var frozen = layer(frozen: true)
    #expect(!frozen(x, mode).requiresGradient)
  }
}
