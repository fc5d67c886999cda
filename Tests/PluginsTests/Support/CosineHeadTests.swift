import Autograd
import TestSupport
import Testing

@testable import Plugins

struct CosineHeadTests {
  @Test func `only other classes above the bound are silenced`() {
    let cosines = Tensor([0.9, 0.5, -0.2, 0.39, 0.41, 0.8], shape: [2, 3]).parameter()
    let result = cosines.silencing(othersAbove: 0.4, than: [0, 2])
    #expect(result.doubles == [0.9, 0, -0.2, 0.39, 0, 0.8])
    #expect(result.sum().gradients()[cosines]?.doubles == [1, 0, 1, 1, 0, 1])
    #expect(cosines.silencing(othersAbove: 0, than: [0, 2]).doubles == cosines.doubles)
  }

  @Test func `lengths of rows, and no gradient of a zero row`() {
    let rows = Tensor([3.0, 0, 0, 0], shape: [2, 2]).parameter()
    let lengths = rows.rowLengths()
    #expect(lengths.doubles == [3, 0])
    #expect(lengths.sum().gradients()[rows]?.doubles == [1, 0, 0, 0])
  }
}
