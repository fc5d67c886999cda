internal import Glibc
internal import Synchronization

/// What one thread needs to load photograph after photograph without new memory for each.
struct LoaderTools {
  let reader = PictureReader()
  var image = Image.empty
}

/// Counts what loader threads do, and how long it takes them.
final class LoaderMeter: Sendable {
  /// What was done so far.
  struct Sums: Equatable {
    /// Photographs made ready.
    var images = 0
    /// Bytes read for them: of their files, or of a decoded copy.
    var bytes = 0
    /// Seconds of a processor that it took; waiting for one does not count.
    var seconds = 0.0

    /// Photographs that one thread makes ready in a second of a processor.
    var imagesPerSecond: Double { seconds > 0 ? Double(images) / seconds : 0 }
    /// Megabytes of 10⁶ bytes that one thread reads in a second of a processor.
    var megabytesPerSecond: Double { seconds > 0 ? Double(bytes) / seconds / 1e6 : 0 }
  }

  private let state = Mutex(Sums())

  /// What was done so far, by all threads.
  var sums: Sums { state.withLock { $0 } }

  /// Counts what `body` loads with some tools.
  func count<Result>(
    images: Int, _ tools: inout LoaderTools, _ body: (inout LoaderTools) throws -> Result
  ) rethrows -> Result {
    let (bytes, start) = (tools.reader.bytesRead, LoaderMeter.threadSeconds)
    let result = try body(&tools)
    let (read, seconds) = (tools.reader.bytesRead - bytes, LoaderMeter.threadSeconds - start)
    state.withLock { sums in
      sums.images += images
      sums.bytes += read
      sums.seconds += seconds
    }
    return result
  }

  /// Seconds that the calling thread has had a processor.
  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
