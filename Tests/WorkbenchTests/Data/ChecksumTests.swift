import Testing

@testable import Workbench

@Suite struct ChecksumTests {
  private func sum(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { checksum($0) } }

  @Test(
    "any changed byte, exchanged words and another length change it",
    arguments: [1, 63, 64, 65, 200])
  func changes(count: Int) {
    var random = Random(seed: 3)
    let bytes = (0..<count).map { _ in UInt8(random.integer(below: 256)) }
    let whole = sum(bytes)
    #expect(sum(bytes) == whole)
    for place in 0..<count {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(sum(changed) != whole)
    }
    #expect(sum(bytes + [0]) != whole)
    #expect(sum(Array(bytes.dropLast())) != whole)
    guard count > 128 else { return }
    #expect(sum(Array(bytes[64..<128] + bytes[..<64] + bytes[128...])) != whole)
  }
}
