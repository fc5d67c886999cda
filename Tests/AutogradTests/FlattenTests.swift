import Autograd
import Testing

@Suite struct FlattenTests {
  /// Two rows, one column, three channels: places of the first channel, of the second, of the third.
  @Test func `channels come one after the other, as PyTorch flattens them`() {
    let image = Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as [Float], shape: [2, 2, 1, 3])
    let rows = image.flattenedByChannel()
    #expect(rows.shape == [2, 6])
    #expect(rows.floats == [1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12])
  }
}
