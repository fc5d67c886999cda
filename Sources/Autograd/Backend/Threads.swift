internal import COpenMP
internal import Glibc

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
    let count: Int
    let body: (Range<Int>) -> Void
  }

  /// Calls `body` with contiguous parts of `0 ..< count`, in parallel when each gets at least
  /// `grain` of them.
  package static func split(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    let threads = min(Threads.count, count / max(1, grain))
    guard threads > 1 else {
      if count > 0 { body(0..<count) }
      return
    }
    withoutActuallyEscaping(body) { body in
      var work = Work(count: count, body: body)
      withUnsafeMutablePointer(to: &work) { pointer in
        GOMP_parallel(
          { raw in
            guard let work = raw?.assumingMemoryBound(to: Work.self).pointee else { return }
            let part = Int(omp_get_thread_num())
            let parts = Int(omp_get_num_threads())
            work.body(work.count * part / parts..<work.count * (part + 1) / parts)
          }, pointer, UInt32(threads), 0)
      }
    }
  }
}
