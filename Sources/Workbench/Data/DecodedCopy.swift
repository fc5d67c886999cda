internal import Glibc
internal import Synchronization

/// Photographs decoded as a view shows them, in one file that any number of processes map.
///
///     count · side · side · 3     the pixels, one photograph after another
///     count · 8                   the checksum of each photograph's pixels
///     128                         the trailer: what this is, and its checksum with the one above
///
/// The file gets its name when it is whole and never changes afterwards. Trailer and size are checked
/// when it is opened, the pixels of a photograph whenever they are read.
final class DecodedCopy: Sendable {
  /// The file.
  let path: String
  /// Number of photographs.
  let count: Int
  /// Side of a photograph in pixels.
  let side: Int
  /// The bytes of one photograph.
  let rowBytes: Int
  // Written by nobody once the file has its name, and mapped for as long as this lives.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  private let length: Int
  private let reported = Atomic<Bool>(false)

  /// Bytes of the whole file.
  var byteCount: Int { length }

  /// Maps a file; nil when there is none, or when it is not the whole copy of this key.
  init?(_ path: String, key: String, count: Int, side: Int) {
    self.path = path
    (self.count, self.side, rowBytes) = (count, side, side * side * 3)
    length = DecodedCopy.byteCount(count: count, side: side)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == length
    else { return nil }
    guard let map = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), map != MAP_FAILED
    else { return nil }
    base = map
    let tables = UnsafeRawBufferPointer(start: map, count: length)[(count * rowBytes)...]
    let (table, end) = (tables.dropLast(DecodedCopy.trailerBytes), tables.suffix(128))
    let expected = DecodedCopy.trailer(
      key: key, count: count, side: side,
      table: checksum(UnsafeRawBufferPointer(rebasing: table)))
    guard end.elementsEqual(expected) else { return nil }
    // The time of the last use, by which the oldest is removed first.
    _ = utimensat(AT_FDCWD, path, nil, 0)
  }

  deinit { munmap(base, length) }

  /// Copies the pixels of a photograph; false when they are not what was written.
  func load(_ index: Int, into image: inout Image) -> Bool {
    let row = UnsafeRawBufferPointer(start: base + index * rowBytes, count: rowBytes)
    let written = base.loadUnaligned(
      fromByteOffset: count * rowBytes + index * 8, as: UInt64.self)
    guard checksum(row) == UInt64(littleEndian: written) else { return false }
    image.setSize(height: side, width: side)
    image.pixels.withUnsafeMutableBytes { $0.copyMemory(from: row) }
    return true
  }

  /// True the first time that it is asked.
  func isFirstReport() -> Bool { !reported.exchange(true, ordering: .relaxed) }

  static let trailerBytes = 128

  static func byteCount(count: Int, side: Int) -> Int {
    count * (side * side * 3 + 8) + trailerBytes
  }

  /// The last bytes of a file.
  static func trailer(key: String, count: Int, side: Int, table: UInt64) -> [UInt8] {
    func bytes(_ number: UInt64) -> [UInt8] {
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    var trailer = Array("workbench pixels".utf8) + bytes(1) + bytes(UInt64(side))
    trailer += bytes(UInt64(count)) + bytes(table) + key.utf8
    trailer.setCount(trailerBytes - 8)
    return trailer + bytes(trailer.withUnsafeBytes { checksum($0) })
  }
}
