import Testing

@testable import Autograd

@Suite struct GuardedScratchTests {
  @Test(arguments: [1, 4096, 66_816])
  func `what is written behind the end is seen`(_ byteCount: Int) {
    let scratch = GuardedScratch(byteCount: byteCount)
    scratch.pointer.storeBytes(of: 7, toByteOffset: byteCount - 1, as: UInt8.self)
    #expect(scratch.isIntact)
    scratch.pointer.storeBytes(of: 7, toByteOffset: byteCount, as: UInt8.self)
    #expect(!scratch.isIntact)
  }
}
