import Autograd
import TestSupport
import Testing

@Suite struct ConcatenationTests {
  @Test func `channels of images stand side by side`() {
    let first = Tensor([1, 2, 3, 4] as [Float], shape: [1, 2, 1, 2])
    let second = Tensor([5, 6] as [Float], shape: [1, 2, 1, 1])
    let both = Tensor.joined([first, second])
    #expect(both.shape == [1, 2, 1, 3])
    #expect(both.floats == [1, 2, 5, 3, 4, 6])
  }

  @Test func `each part gets the gradient of its own channels`() throws {
    let parts = [randomTensor([300, 7]).parameter(), randomTensor([300, 40]).parameter()]
    let weights = randomTensor([300, 47], seed: 9)
    let gradients = (Tensor.joined(parts) * weights).sum().gradients()
    let expected = weights.doubles
    for (part, start) in zip(parts, [0, 7]) {
      let found = try #require(gradients[part]).doubles
      let width = part.shape[1]
      for row in 0..<300 {
        #expect(
          Array(found[row * width..<(row + 1) * width])
            == Array(expected[row * 47 + start..<row * 47 + start + width]))
      }
    }
  }
}
