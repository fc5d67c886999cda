import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Workbench

@Suite struct DurableFileTests {
  @Test func `a file is made, and replaced`() throws {
    try withTemporaryDirectory { folder in
      try DurableFile.write([1, 2, 3], to: "\(folder)/a")
      try DurableFile.write([4], to: "\(folder)/a")
      #expect(try ReadableFile.bytes("\(folder)/a") == [4])
      #expect(directoryEntries(folder) == ["a"])
    }
  }

  @Test func `a system that takes three bytes at a time and interrupts gets every byte`() throws {
    try withTemporaryDirectory { folder in
      let calls = Mutex(0)
      let fileSystem = FileSystem { call, _ in
        let count = calls.withLock {
          $0 += 1
          return $0
        }
        if call != .close, count.isMultiple(of: 2) { return .error(EINTR) }
        return call == .write ? .shortWrite(3) : nil
      }
      let bytes = (0..<100).map { UInt8($0) }
      try DurableFile.write(bytes, to: "\(folder)/a", fileSystem)
      #expect(try ReadableFile.bytes("\(folder)/a") == bytes)
      #expect(calls.withLock { $0 } > 60)
    }
  }

  @Test(
    "whichever call fails, the file is old or new and no other is left", arguments: [ENOSPC, EIO])
  func failure(code: Int32) throws {
    try withTemporaryDirectory { folder in
      try DurableFile.write([1], to: "\(folder)/a")
      var failures = 0
      while true {
        let faults = FailingCalls(from: failures + 1, code: code)
        do {
          try DurableFile.write([2, 2], to: "\(folder)/a", faults.fileSystem)
          break
        } catch let error as StorageError {
          failures += 1
          #expect(error.code == code && error.path.hasPrefix(folder))
          #expect([[1], [2, 2]].contains(try ReadableFile.bytes("\(folder)/a")))
        }
      }
      // create, write, sync, close, rename, open the folder, sync it
      #expect(failures == 7)
      #expect(directoryEntries(folder) == ["a"])
    }
  }

  @Test func `the error names the path, the bytes needed and what to do`() throws {
    try withTemporaryDirectory { folder in
      let faults = FailingCalls(from: 2, code: ENOSPC)
      let error = try #require(throws: StorageError.self) {
        try DurableFile.write(
          [UInt8](repeating: 0, count: 77), to: "\(folder)/a", faults.fileSystem)
      }
      #expect(error.description.hasPrefix("\(folder)/a.tmp-"))
      #expect(
        error.description.hasSuffix(
          "cannot write: No space left on device (77 bytes are needed); "
            + "free some space and give the same command again"))
      #expect(StorageError.exitCode == 74)
    }
  }

  @Test func `a link is pointed elsewhere`() throws {
    try withTemporaryDirectory { folder in
      try DurableFile.replaceLink("\(folder)/last", to: "one")
      try DurableFile.replaceLink("\(folder)/last", to: "two")
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/last")
      #expect(target == "two")
      #expect(directoryEntries(folder) == ["last"])
    }
  }

  @Test func `SHA-256 is that of the standard's example`() {
    #expect(
      SHA256.hexDigest(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
