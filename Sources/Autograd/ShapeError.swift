/// An operation or loss that got a shape it cannot work with.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// What was asked for.
  public let operation: String
  /// The shape that would work, in words.
  public let expected: String
  /// The shape that was given.
  public let got: [Int]

  /// An error about one operation.
  public init(operation: String, expected: String, got: [Int]) {
    self.operation = operation
    self.expected = expected
    self.got = got
  }

  public var description: String { "\(operation): expected shape \(expected), got \(got)" }
}
