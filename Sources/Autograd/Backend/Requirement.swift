/// A precondition that says its message in release builds too: only a bug can break it.
///
/// `precondition` drops its message there, and the author of a plugin would be told nothing.
@inline(__always)
public func require(
  _ holds: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !holds { stop(message(), file, line) }
}

@inline(never)
@usableFromInline
func stop(_ message: String, _ file: StaticString, _ line: UInt) -> Never {
  fatalError(message, file: file, line: line)
}
