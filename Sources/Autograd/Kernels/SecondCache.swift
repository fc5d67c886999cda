internal import Glibc

/// The second cache of a core, which kernels cut their work for.
enum SecondCache {
  /// Bytes of it: as the C library tells, else those of a small one.
  static let bytes: Int = {
    let told = Int(sysconf(Int32(_SC_LEVEL2_CACHE_SIZE)))
    return told > 0 ? told : 512 << 10
  }()

  /// What cuts were first measured for.
  static let large = 1 << 20

  /// The share of `count`, which suits a large cache, that suits one of `cache` bytes; not more.
  static func share(_ count: Int, of cache: Int) -> Int {
    cache < large ? max(1, count * cache / large) : count
  }
}
