import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

struct GE2ETests {
  @Test func `as published`() throws { try expectReplays("ge2e") }

  /// Two classes of two equal images each, along two axes: cosines 1 to the own class, 0 to the
  /// other.
  private let axes = LossInput(
    embeddings: [1, 0, 2, 0, 0, 1, 0, 3], width: 2, labels: [0, 0, 1, 1], classes: 2,
    parameters: ["scale": [2], "offset": [-1]])

  @Test func `the softmax form by hand`() throws {
    // Scores 2 · 1 - 1 = 1 and -1: log(1 + e^-2) for each image.
    let result = try Registry.standard.loss("ge2e").evaluated(axes)
    #expect(abs(result.value - log(1 + exp(-2.0))) < 1e-14)
  }

  @Test func `the contrast form by hand`() throws {
    // 1 - σ(1) + σ(-1) = 2 σ(-1).
    let result = try Registry.standard.loss("ge2e form=contrast").evaluated(axes)
    #expect(abs(result.value - 2 / (1 + exp(1.0))) < 1e-14)
  }

  @Test func `an image is not in its own centroid`() throws {
    // The centroid of each image's own class is the other image, at a right angle: scores b = -1
    // for the own class, and less for the other, which lies behind.
    let input = LossInput(
      embeddings: [1, 0, 0, 1, -1, 0, 0, -1], width: 2, labels: [0, 0, 1, 1], classes: 2,
      parameters: ["scale": [2], "offset": [-1]])
    let result = try Registry.standard.loss("ge2e").evaluated(input)
    #expect(abs(result.value - log(1 + exp(-2 * 0.5.squareRoot()))) < 1e-14)
  }

  @Test func `classes with one image are left out, and one class alone costs nothing`() throws {
    let loss = try Registry.standard.loss("ge2e")
    var more = axes
    more.embeddings += [1, 1]
    more.labels.append(2)
    #expect(try loss.evaluated(more).value == loss.evaluated(axes).value)
    for labels in [[0, 0, 0, 0], [0, 0, 1, 2], [0, 1, 2, 3]] {
      more = axes
      more.labels = labels
      let result = try loss.evaluated(more)
      #expect(result.value == 0 && result.gradients["embeddings"]?.allSatisfy { $0 == 0 } == true)
    }
  }
}
