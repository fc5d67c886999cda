internal import Glibc

/// A file that could not be read or written; the command ends with exit code 74.
public struct StorageError: Error, Equatable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// What was tried, such as `write` or `rename`.
  public let action: String
  /// What the system said.
  public let reason: String
  /// The system's error number; 0 where the system did not complain.
  public let code: Int32
  /// The bytes that the whole file or step needs, where that is known.
  public let bytesNeeded: Int?

  /// The exit code of a command that ends with this error.
  public static let exitCode: Int32 = 74

  /// An error with a reason of our own.
  public init(path: String, action: String, reason: String, bytesNeeded: Int? = nil) {
    self.path = path
    self.action = action
    self.reason = reason
    code = 0
    self.bytesNeeded = bytesNeeded
  }

  init(path: String, action: String, code: Int32, bytesNeeded: Int? = nil) {
    self.path = path
    self.action = action
    self.code = code
    reason = String(cString: strerror(code))
    self.bytesNeeded = bytesNeeded
  }

  /// What was tried on which path, why it failed, and what to do.
  public var description: String {
    let needed = bytesNeeded.map { " (\($0) bytes are needed)" } ?? ""
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "; free some space and give the same command again"
      case EFBIG: "; raise the file size limit (ulimit -f) and give the same command again"
      default: ""
      }
    return "\(path): cannot \(action): \(reason)\(needed)\(advice)"
  }
}
