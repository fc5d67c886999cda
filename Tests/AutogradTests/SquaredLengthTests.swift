import TestSupport
import Testing

@testable import Autograd

@Suite struct SquaredLengthTests {
  /// 1 + 4 + 9 = 14.
  @Test func `it is the sum of squares`() {
    #expect(Tensor([1, -2, 3] as [Float], shape: [3]).squaredLength == 14)
    #expect(Tensor([1, -2, 3] as [Double], shape: [3, 1]).squaredLength == 14)
    #expect(Tensor(repeating: 1, shape: [0, 4]).squaredLength == 0)
  }

  /// A block and its rest, blocks over several threads, and the last block half full.
  @Test(arguments: [5, 4096, 4101, 300_000])
  func `any length agrees with a plain sum, and threads change no bit`(_ count: Int) {
    let values = randomTensor([count]).converted(to: .float32)
    let plain = values.doubles.reduce(0) { $0 + $1 * $1 }
    let one = onThreads(1) { values.squaredLength }
    #expect(abs(one - plain) < 1e-12 * plain)
    #expect(onThreads(2) { values.squaredLength } == one)
  }

  @Test func `squares that single precision cannot hold are added all the same`() {
    #expect(Tensor([1e30] as [Float], shape: [1]).squaredLength > 9e59)
  }
}
