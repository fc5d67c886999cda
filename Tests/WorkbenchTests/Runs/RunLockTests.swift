import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct RunLockTests {
  @Test func `a folder has one writer at a time`() throws {
    try withTemporaryDirectory { folder in
      let lock = try RunLock(folder)
      #expect(throws: RunError.self) { try RunLock(folder) }
      withExtendedLifetime(lock) {}
    }
  }

  /// Between its birth and its own program, a child process has copies of all descriptors.
  @Test func `a lock that was let go is free though a child has a copy of its descriptor`() throws {
    try withTemporaryDirectory { folder in
      var lock: RunLock? = try RunLock(folder)
      let copies = try copiesOfDescriptors(of: "\(folder)/run.lock")
      defer { copies.forEach { close($0) } }
      #expect(!copies.isEmpty)
      withExtendedLifetime(lock) {}
      lock = nil
      _ = try RunLock(folder)
    }
  }

  private func copiesOfDescriptors(of path: String) throws -> [Int32] {
    let manager = FileManager.default
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return try manager.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { name in
      let target = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
      return target == path ? Int32(name).map { dup($0) } : nil
    }
  }
}
