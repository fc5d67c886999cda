/// A measured value with its 95 % interval and the number of things it was measured on.
public struct Estimate: Codable, Sendable, Equatable {
  /// The value.
  public var value: Double
  /// The lower end of the interval; NaN when none is known.
  public var lower: Double
  /// The upper end of the interval; NaN when none is known.
  public var upper: Double
  /// The number of pairs, photographs or whatever was counted.
  public var count: Int

  /// The given estimate.
  public init(value: Double, lower: Double, upper: Double, count: Int) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.count = count
  }
}
