/// A checksum that finds torn and decayed bytes at the speed of memory; no protection from malice.
///
/// Eight pairs of sums over words of 64 bits: a word counts by its value in the first and by its
/// place as well in the second, so that neither changed nor exchanged words go unnoticed.
///
/// - Source: Fletcher, "An Arithmetic Checksum for Serial Transmissions", IEEE Transactions on
///   Communications 30, 1982, in eight lanes and without a modulus.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var first = SIMD8<UInt64>(repeating: 1)
  var second = SIMD8<UInt64>(repeating: UInt64(truncatingIfNeeded: bytes.count))
  var place = 0
  while place &+ 64 <= bytes.count {
    first = first &+ bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<UInt64>.self)
    second = second &+ first
    place &+= 64
  }
  if place < bytes.count {
    var rest = SIMD8<UInt64>(repeating: 0)
    withUnsafeMutableBytes(of: &rest) {
      $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place...]))
    }
    first = first &+ rest
    second = second &+ first
  }
  var result: UInt64 = 0xCBF2_9CE4_8422_2325
  for lane in 0..<8 {
    for sum in [first[lane], second[lane]] {
      result = (result ^ sum) &* 0x9E37_79B9_7F4A_7C15
      result ^= result >> 29
    }
  }
  return result
}
