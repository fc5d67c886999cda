internal import COpenMP
internal import Synchronization

/// The one pool of threads: OpenMP's, shared by OpenBLAS, oneDNN and the loops here.
///
/// The number comes from `OMP_NUM_THREADS` or ``set(_:)``; loader tasks never enter the pool.
public enum Threads {
  /// The number of threads that a parallel loop started here would use.
  public static var count: Int { Int(omp_get_max_threads()) }

  /// Sets the number of threads for work started by the calling thread.
  public static func set(_ count: Int) {
    require(count > 0, "\(count) threads")
    omp_set_num_threads(Int32(count))
  }

  private struct Work {
    let body: (_ part: Int, _ parts: Int) -> Void
  }

  /// Calls `body` with contiguous parts of `0 ..< count`, in parallel when each gets at least
  /// `grain` of them.
  package static func split(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    let threads = min(Threads.count, count / max(1, grain))
    guard threads > 1 else {
      if count > 0 { body(0..<count) }
      return
    }
    together(threads) { part, parts in
      body(count * part / parts..<count * (part + 1) / parts)
    }
  }

  /// Calls `body` with parts of `0 ..< count` of `size`, the last one perhaps smaller; each thread
  /// takes the next part when it is done with its last.
  ///
  /// A thread whose core another process shares takes fewer parts, and the others hardly wait for
  /// it. Which thread works on which part differs from run to run: `body` may write only what
  /// belongs to its part, and memory of its own that it finds by `thread` (below ``count``).
  package static func chunks(
    _ count: Int, size: Int, _ body: (_ part: Range<Int>, _ thread: Int) -> Void
  ) {
    let size = max(1, size)
    let parts = (count + size - 1) / size
    let threads = min(Threads.count, parts)
    guard threads > 1 else {
      for part in 0..<parts { body(part * size..<min(count, (part + 1) * size), 0) }
      return
    }
    let taken = Atomic<Int>(0)
    together(threads) { thread, _ in
      while true {
        let part = taken.add(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        body(part * size..<min(count, (part + 1) * size), thread)
      }
    }
  }

  /// Calls `body` once on each of some threads, and returns when all are done.
  private static func together(_ threads: Int, _ body: (_ part: Int, _ parts: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var work = Work(body: body)
      withUnsafeMutablePointer(to: &work) { pointer in
        GOMP_parallel(
          { raw in
            guard let work = raw?.assumingMemoryBound(to: Work.self).pointee else { return }
            work.body(Int(omp_get_thread_num()), Int(omp_get_num_threads()))
          }, pointer, UInt32(threads), 0)
      }
    }
  }
}
