/// A picture that cannot be used, by name, and why.
public enum ImageError: Error, Equatable, CustomStringConvertible {
  /// The file could not be opened or read.
  case unreadable(path: String, reason: String)
  /// The path names a folder, a pipe, a device.
  case notAFile(path: String, kind: String)
  /// The file holds nothing.
  case empty(path: String)
  /// The file is larger than any picture that is read here.
  case fileTooLarge(path: String, bytes: Int, limit: Int)
  /// The file is of another kind than a picture that is read here.
  case unknownFormat(path: String, expected: String, starts: String)
  /// The header announces more pixels than are decoded here.
  case tooManyPixels(path: String, size: String, limit: Int)
  /// The picture is of a variant that is not read here.
  case unsupported(path: String, what: String)
  /// The picture breaks off or contradicts itself.
  case damaged(path: String, problem: String)
  /// The picture could not be encoded.
  case notEncodable(problem: String)

  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read (\(reason))"
    case .notAFile(let path, let kind): "\(path): expected a picture, got a \(kind)"
    case .empty(let path): "\(path): expected a picture, got an empty file"
    case .fileTooLarge(let path, let bytes, let limit):
      "\(path): \(bytes) bytes, pictures may have at most \(limit)"
    case .unknownFormat(let path, let expected, let starts):
      "\(path): not \(expected) (starts \(starts))"
    case .tooManyPixels(let path, let size, let limit):
      "\(path): \(size), pictures may have at most \(limit) pixels"
    case .unsupported(let path, let what):
      "\(path): expected 8-bit grey or colour, got \(what)"
    case .damaged(let path, let problem): "\(path): damaged picture (\(problem))"
    case .notEncodable(let problem): "cannot be written as JPEG (\(problem))"
    }
  }
}
