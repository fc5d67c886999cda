internal import Foundation

/// Figures of a benchmark, for other programs.
public protocol Figures: Encodable {}

extension Figures {
  /// An object of JSON, with its keys in order.
  ///
  /// - Throws: `EncodingError` for a figure that is not finite.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
