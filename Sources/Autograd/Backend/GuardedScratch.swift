/// Scratch memory of outside code, with a mark behind its end.
///
/// oneDNN computes how much it needs apart from the code that writes, and has been wrong: see
/// ``OneDNNConvolution/overruns(_:)``. Then a run stops rather than goes on with foreign numbers.
struct GuardedScratch {
  private static let mark: UInt64 = 0xA5A5_5A5A_C3C3_3C3C
  private static let markCount = 8

  private let storage: Storage
  private let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
    storage = Storage(byteCount: byteCount + GuardedScratch.markCount * 8)
    for index in 0..<GuardedScratch.markCount {
      pointer.storeBytes(
        of: GuardedScratch.mark, toByteOffset: byteCount + 8 * index, as: UInt64.self)
    }
  }

  var pointer: UnsafeMutableRawPointer { storage.pointer }

  /// Whether nothing was written behind the end.
  var isIntact: Bool {
    (0..<GuardedScratch.markCount).allSatisfy {
      pointer.loadUnaligned(fromByteOffset: byteCount + 8 * $0, as: UInt64.self)
        == GuardedScratch.mark
    }
  }
}
