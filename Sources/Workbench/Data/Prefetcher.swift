internal import Dispatch
internal import Foundation
internal import Synchronization

/// Makes the elements `0 ..< count` ahead of their use and hands them over in order.
///
/// At most `depth` elements are being made or waiting at any time, on threads of its own: the
/// consumer may block, the pools of Swift's tasks and of OpenMP are never entered. How many
/// workers there are changes no result. An error arrives in the place of its element; the
/// elements after it can still be asked for.
public final class Prefetcher<Element: Sendable>: Sendable {
  private let line: Line<Element>
  private let position = Mutex(0)

  /// Starts making the first elements.
  ///
  /// - Parameters:
  ///   - count: how many elements there are.
  ///   - depth: how many may be in flight or waiting.
  ///   - workers: how many threads make them.
  ///   - make: makes the element of an index; called once for each, on any thread.
  public convenience init(
    count: Int, depth: Int = 4, workers: Int = 2,
    make: @escaping @Sendable (_ index: Int) throws -> Element
  ) {
    self.init(count: count, depth: depth, workers: workers) {
    } make: { _, index in
      try make(index)
    }
  }

  /// Starts making the first elements, each thread with something of its own, such as memory.
  ///
  /// - Parameters:
  ///   - tools: what a thread works with, made on it.
  public init<Tools>(
    count: Int, depth: Int = 4, workers: Int = 2,
    tools: @escaping @Sendable () -> Tools,
    make: @escaping @Sendable (_ tools: inout Tools, _ index: Int) throws -> Element
  ) {
    require(
      count >= 0 && depth > 0 && workers > 0, "count \(count), depth \(depth), workers \(workers)")
    let line = Line<Element>(count: count, depth: depth, workers: min(workers, depth, count))
    self.line = line
    for _ in 0..<line.workers {
      let thread = Thread {
        var tools = tools()
        line.work { try make(&tools, $0) }
      }
      thread.stackSize = 8 << 20
      thread.name = "prefetcher"
      thread.start()
    }
  }

  deinit { line.cancel() }

  /// The next element, waited for; nil after the last one or when cancelled.
  ///
  /// - Returns: the elements in order of their index. For one consumer at a time.
  /// - Throws: what making this element threw.
  public func next() throws -> Element? {
    let index = position.withLock { position in
      defer { position += 1 }
      return position
    }
    return try line.take(index)?.get()
  }

  /// Stops making elements; those being made are finished and dropped.
  public func cancel() { line.cancel() }
}

/// What workers and consumer share: a ring of `depth` places.
///
/// A worker needs a free place before it starts on an element, so the element `index` and the
/// element `index + depth` are never in the ring together, and each place has its own signal.
private final class Line<Element: Sendable>: Sendable {
  let count: Int
  let workers: Int
  private let ring: Mutex<Ring>
  private let free = DispatchSemaphore(value: 0)
  private let filled: [DispatchSemaphore]

  private struct Ring {
    var places: [Result<Element, any Error>?]
    var started = 0
    var isCancelled = false
  }

  init(count: Int, depth: Int, workers: Int) {
    self.count = count
    self.workers = workers
    ring = Mutex(Ring(places: Array(repeating: nil, count: depth)))
    // Raised from zero, because libdispatch traps on one destroyed below its first value.
    filled = (0..<depth).map { _ in DispatchSemaphore(value: 0) }
    for _ in 0..<depth { free.signal() }
  }

  func work(_ make: (Int) throws -> Element) {
    while true {
      free.wait()
      let index: Int? = ring.withLock { ring in
        guard !ring.isCancelled, ring.started < count else { return nil }
        defer { ring.started += 1 }
        return ring.started
      }
      guard let index else {
        free.signal()  // wakes the next worker, to leave as well
        return
      }
      let result = Result { try make(index) }
      ring.withLock { $0.places[index % filled.count] = result }
      filled[index % filled.count].signal()
    }
  }

  func take(_ index: Int) -> Result<Element, any Error>? {
    guard index < count, !ring.withLock({ $0.isCancelled }) else { return nil }
    filled[index % filled.count].wait()
    let result: Result<Element, any Error>? = ring.withLock { ring in
      guard !ring.isCancelled else { return nil }
      defer { ring.places[index % filled.count] = nil }
      return ring.places[index % filled.count]
    }
    free.signal()
    return result
  }

  func cancel() {
    ring.withLock { ring in
      ring.isCancelled = true
      ring.places = Array(repeating: nil, count: filled.count)
    }
    free.signal()
    for place in filled { place.signal() }
  }
}
