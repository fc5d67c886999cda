internal import Glibc

/// A long range of addresses of which the system gives memory only where it is used.
struct AddressRange: Sendable {
  let byteCount: Int
  private let address: UInt

  /// Reserves four times the machine's memory, or as much as the process may; nil when nothing.
  init?() {
    var size = 4 * sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    while size >= 1 << 24 {
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
      if let start = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED {
        (address, byteCount) = (UInt(bitPattern: start), size)
        // Large pages, where the system offers them: a step touches hundreds of megabytes.
        madvise(start, size, MADV_HUGEPAGE)
        return
      }
      size /= 2
    }
    return nil
  }

  /// The byte at an offset; nil beyond the end.
  func pointer(to offset: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    offset + size <= byteCount ? UnsafeMutableRawPointer(bitPattern: address + UInt(offset)) : nil
  }

  /// The offset of a byte.
  func offset(of pointer: UnsafeMutableRawPointer) -> Int {
    Int(UInt(bitPattern: pointer) - address)
  }

  /// Gives the memory of a part back to the system; it reads as zeros when it is used again.
  func release(_ part: Range<Int>) {
    madvise(pointer(to: part.lowerBound, part.count), part.count, MADV_DONTNEED)
  }

  /// Gives everything back.
  func end() { munmap(pointer(to: 0, 0), byteCount) }
}
