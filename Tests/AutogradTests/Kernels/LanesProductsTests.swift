import Testing

@testable import Autograd

@Suite struct LanesProductsTests {
  private let a = Lanes((0..<16).map { Float($0) + 0.25 })
  private let b = Lanes((0..<16).map { 3 - Float($0) })

  @Test func `every form adds the product to each lane`() {
    let sum = Lanes(repeating: 0.5)
    var added = sum
    added.addProduct(a, b)
    for lane in 0..<16 {
      // Small whole numbers and quarters: no rounding, fused or not.
      #expect(added[lane] == 0.5 + a[lane] * b[lane])
      #expect(sum.addingProduct(a, b)[lane] == added[lane])
      #expect(sum.addingProduct(-4, a)[lane] == 0.5 - 4 * a[lane])
      #expect(sum.addingProduct(a, -4)[lane] == 0.5 - 4 * a[lane])
    }
  }

  @Test func `both forms round alike`() {
    let c = Lanes(repeating: 1 / 3)
    var added = c
    added.addProduct(a * c, b)
    #expect(added == c.addingProduct(a * c, b))
  }
}
