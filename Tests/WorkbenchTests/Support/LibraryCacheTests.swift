import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct LibraryCacheTests {
  @Test func `a library is made once for a key`() throws {
    try withTemporaryDirectory { folder in
      let cache = LibraryCache(folder: folder)
      var made = 0
      for key in ["a", "a", "b"] {
        let path = try cache.library(key: key) { library, _ in
          made += 1
          try Data(key.utf8).write(to: URL(filePath: library))
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == key)
      }
      #expect(made == 2)
    }
  }

  @Test func `a failed making leaves nothing behind`() throws {
    try withTemporaryDirectory { folder in
      let cache = LibraryCache(folder: folder)
      #expect(throws: CancellationError.self) {
        try cache.library(key: "a") { library, _ in
          try Data("half".utf8).write(to: URL(filePath: library))
          throw CancellationError()
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func `the least recently used go when there are too many`() throws {
    try withTemporaryDirectory { folder in
      let cache = LibraryCache(folder: folder, limit: 2)
      for (index, key) in ["a", "b", "a", "c"].enumerated() {
        let path = try cache.library(key: key) { library, _ in
          try Data().write(to: URL(filePath: library))
        }
        let date = Date(timeIntervalSince1970: Double(1_000_000 + index))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      }
      let kept = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(kept == ["a.so", "c.so"])
    }
  }
}
