internal import Autograd

/// Runs `body` with one OpenMP thread.
///
/// Tests run beside each other anyway. On a busy machine a small network in several threads mostly
/// waits, at every loop's end, for a thread that has no processor.
public func onOneThread<Result>(_ body: () throws -> Result) rethrows -> Result {
  try onThreads(1, body)
}

/// Runs `body` with the given number of OpenMP threads; the setting is the calling thread's.
public func onThreads<Result>(_ count: Int, _ body: () throws -> Result) rethrows -> Result {
  let before = Threads.count
  Threads.set(count)
  defer { Threads.set(before) }
  return try body()
}
