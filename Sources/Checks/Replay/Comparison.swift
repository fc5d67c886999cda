public import Plugins

/// Numbers held against expected ones, with every difference kept.
public struct Comparison: Sendable {
  /// One thing that was compared.
  public struct Entry: Sendable {
    /// What, in words.
    public let what: String
    /// The precision it was computed in, where there are two.
    public let type: ScalarType?
    /// How far it is off; not a number when it is none.
    public let error: Double
    /// How far it may be off.
    public let tolerance: Double

    /// Whether the error is within the tolerance.
    public var holds: Bool { error <= tolerance }
  }

  /// Everything that was compared.
  public private(set) var entries: [Entry] = []

  /// Nothing compared yet.
  public init() {}

  /// Compares lists of numbers: the largest difference, as a share of `max(1, largest number)` when
  /// `relative`.
  public mutating func expect(
    _ what: String, _ got: [Double], _ wanted: [Double], within tolerance: Double,
    relative: Bool = true, _ type: ScalarType? = nil
  ) {
    var error = got.count == wanted.count ? 0 : Double.nan
    let scale = relative ? max(1, wanted.lazy.filter(\.isFinite).map(abs).max() ?? 1) : 1
    for (a, b) in zip(got, wanted) where a != b && !(a.isNaN && b.isNaN) {
      let difference = abs(a - b) / scale
      error = difference.isNaN || error.isNaN ? .nan : max(error, difference)
    }
    entries.append(Entry(what: what, type: type, error: error, tolerance: tolerance))
  }

  /// Compares two numbers, relative to `max(1, |wanted|)` when `relative`.
  public mutating func expect(
    _ what: String, _ got: Double, _ wanted: Double, within tolerance: Double,
    relative: Bool = true, _ type: ScalarType? = nil
  ) {
    expect(what, [got], [wanted], within: tolerance, relative: relative, type)
  }

  /// Notes whether a claim holds.
  public mutating func expect(_ what: String, _ holds: Bool) {
    entries.append(Entry(what: what, type: nil, error: holds ? 0 : .infinity, tolerance: 0))
  }

  /// Compares as sets of index tuples, where the order does not matter but repetition does.
  public mutating func expectSet(_ what: String, _ got: [[Int]], _ wanted: [[Int]]) {
    func sorted(_ tuples: [[Int]]) -> [[Int]] {
      tuples.sorted { $0.lexicographicallyPrecedes($1) }
    }
    let extra = Set(got).subtracting(wanted).count
    let missing = Set(wanted).subtracting(got).count
    let same = sorted(got) == sorted(wanted)
    let text = same ? what : "\(what) (\(missing) missing, \(extra) too many)"
    expect(text, same)
  }

  /// Compares a loss and its gradients, in one precision.
  public mutating func expect(
    _ got: LossResult, _ wanted: LossResult, value: Double, gradients: Double, _ type: ScalarType
  ) {
    expect("loss", got.value, wanted.value, within: value, type)
    for (name, numbers) in wanted.gradients.sorted(by: { $0.key < $1.key }) {
      expect(
        "gradient of \(name)", got.gradients[name] ?? [], numbers, within: gradients, type)
    }
    for (name, numbers) in wanted.after.sorted(by: { $0.key < $1.key }) {
      expect("\(name) afterwards", got.after[name] ?? [], numbers, within: value, type)
    }
  }
}
