internal import Foundation
internal import Synchronization

/// One file of reference numbers, as `Tests/Fixtures/reference` has them; its README says how they
/// came.
public struct FixtureFile: Sendable, Decodable {
  /// The versions of the software that computed the numbers.
  public let versions: [String: String]?
  /// The cases, in the file's order.
  public let cases: [FixtureCase]

  private static let files = Mutex<[String: FixtureFile]>([:])

  /// The file of that name, without `.json`, in a folder; it is read once.
  ///
  /// - Throws: ``FixtureError`` naming the file and the place in it that cannot be used.
  public static func read(_ name: String, in folder: String) throws -> FixtureFile {
    let url = URL(filePath: folder).appending(path: "\(name).json")
    if let file = files.withLock({ $0[url.path] }) { return file }
    let file: FixtureFile
    do {
      file = try JSONDecoder().decode(FixtureFile.self, from: Data(contentsOf: url))
    } catch let error as DecodingError {
      throw FixtureError("\(name).json: \(sentence(error))")
    } catch {
      throw FixtureError("\(url.path): cannot be read")
    }
    files.withLock { $0[url.path] = file }
    return file
  }

  /// The names of a folder's files, without `.json`, sorted.
  ///
  /// - Throws: ``FixtureError`` when there is no such folder, or no file in it.
  public static func names(in folder: String) throws -> [String] {
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FixtureError("\(folder): no such folder of fixtures")
    }
    let names = found.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    guard !names.isEmpty else { throw FixtureError("\(folder): no .json file of fixtures in it") }
    return names
  }

  /// The cases whose id begins so, in order; never none.
  public func cases(_ prefix: String) throws -> [FixtureCase] {
    let found = cases.filter { $0.id.hasPrefix(prefix) }
    guard !found.isEmpty else { throw FixtureError("no case begins with \(prefix)") }
    return found
  }

  /// The case of that id.
  public func callAsFunction(_ id: String) throws -> FixtureCase {
    guard let found = cases.first(where: { $0.id == id }) else {
      throw FixtureError("no case \(id)")
    }
    return found
  }
}

/// Where and what, as one sentence.
private func sentence(_ error: DecodingError) -> String {
  func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
    return path.isEmpty ? "" : "at \(path.joined(separator: ".")): "
  }
  switch error {
  case .keyNotFound(let key, let context): return "\(place(context))no “\(key.stringValue)”"
  case .typeMismatch(let type, let context): return "\(place(context))expected \(type)"
  case .valueNotFound(let type, let context): return "\(place(context))expected \(type), got null"
  case .dataCorrupted(let context):
    let cause = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"]
    return "\(place(context))not JSON: \(cause.map { "\($0)" } ?? context.debugDescription)"
  @unknown default: return "not a file of fixtures"
  }
}
