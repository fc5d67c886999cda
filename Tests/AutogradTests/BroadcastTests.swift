import TestSupport
import Testing

@testable import Autograd

/// Broadcasting held against the definition: one element of the output after the other.
@Suite struct BroadcastTests {
  /// Trailing dimensions align; a dimension of 1, or a missing one, repeats.
  private func naive(
    _ a: Tensor, _ b: Tensor, _ body: (Double, Double) -> Double
  ) -> (shape: [Int], values: [Double]) {
    let rank = max(a.shape.count, b.shape.count)
    func padded(_ shape: [Int]) -> [Int] {
      [Int](repeating: 1, count: rank - shape.count) + shape
    }
    let (left, right) = (padded(a.shape), padded(b.shape))
    let shape = zip(left, right).map { $0 == 1 ? $1 : $0 }
    let (x, y) = (a.doubles, b.doubles)
    func offset(_ index: [Int], _ shape: [Int]) -> Int {
      zip(index, shape).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
    }
    let values = (0..<shape.reduce(1, *)).map { flat in
      var rest = flat
      let index = shape.reversed().map { extent in
        defer { rest /= extent }
        return rest % extent
      }
      let place = Array(index.reversed())
      return body(x[offset(place, left)], y[offset(place, right)])
    }
    return (shape, values)
  }

  /// Two shapes that broadcast, of up to four dimensions; seldom an empty one.
  private static func shapes(_ random: inout Random) -> ([Int], [Int]) {
    let full = (0..<random.integer(below: 5)).map { _ in
      random.chance(0.05) ? 0 : 1 + random.integer(below: 5)
    }
    func part(_ random: inout Random) -> [Int] {
      let thinned = full.map { random.chance(0.35) ? 1 : $0 }
      return Array(thinned.dropFirst(random.chance(0.4) ? random.integer(below: 5) : 0))
    }
    return (part(&random), part(&random))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `random shapes broadcast as the definition says`(_ seed: UInt64) {
    var random = Random(seed: seed)
    for _ in 0..<25 {
      let (left, right) = Self.shapes(&random)
      let a = randomTensor(left, seed: random.next())
      let b = randomTensor(right, seed: random.next())
      let results: [(Tensor, (Double, Double) -> Double)] = [
        (a + b, { $0 + $1 }), (a - b, { $0 - $1 }), (a * b, { $0 * $1 }), (a / b, { $0 / $1 }),
        (Tensor.maximum(a, b), { max($0, $1) }),
      ]
      for (result, body) in results {
        let expected = naive(a, b, body)
        #expect(result.shape == expected.shape, "\(left) and \(right)")
        #expect(result.doubles == expected.values, "\(left) and \(right)")
      }
    }
  }

  /// dΣwz/da for z = a · b is Σ over the repeated elements of w · b.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `gradients are summed over what was repeated`(_ seed: UInt64) {
    var random = Random(seed: 1000 + seed)
    for _ in 0..<10 {
      let (left, right) = Self.shapes(&random)
      let a = randomTensor(left, seed: random.next()).parameter()
      let b = randomTensor(right, seed: random.next()).parameter()
      let product = a * b
      let weights = randomTensor(product.shape, seed: random.next())
      let gradients = (product * weights).sum().gradients()
      for (operand, other) in [(a, b), (b, a)] {
        // Where each element of the operand stands in the product.
        let places = Tensor((0..<operand.count).map(Double.init), shape: operand.shape)
        let zero = Tensor(repeating: 0, shape: product.shape, type: .float64)
        let owners = naive(places, zero) { $0 + $1 }.values
        let parts = naive(weights, other) { $0 * $1 }.values
        var expected = [Double](repeating: 0, count: operand.count)
        for (owner, part) in zip(owners, parts) { expected[Int(owner)] += part }
        let gradient = gradients[operand]
        #expect(gradient?.shape == operand.shape)
        let error = zip(gradient?.doubles ?? [], expected).map { abs($0 - $1) }.max() ?? 0
        #expect(error < 1e-12, "\(left) and \(right)")
      }
    }
  }

  /// Long enough that the loop is shared among threads, with runs that end inside a part.
  @Test func `large shapes agree with the definition too`() {
    let shapes = [([70, 1, 999], [3, 999]), ([5, 60_000], [5, 1]), ([1, 77_777], [2, 1])]
    for (left, right) in shapes {
      let (a, b) = (randomTensor(left, seed: 1), randomTensor(right, seed: 2))
      let expected = naive(a, b) { $0 - $1 }
      #expect((a - b).shape == expected.shape)
      #expect((a - b).doubles == expected.values)
    }
  }

  @Test func `dimensions that both operands walk alike are merged`() {
    #expect(Broadcast([4, 5, 6], [4, 5, 6]).run.count == 120)
    #expect(Broadcast([4, 5, 6], []).run.count == 120)
    #expect(Broadcast([4, 5, 6], [6]).run.count == 6)
    #expect(Broadcast([4, 5, 6], [4, 1, 1]).run.count == 30)
    #expect(Broadcast([4, 5, 6], [4, 1, 1]).runCount == 4)
  }
}
