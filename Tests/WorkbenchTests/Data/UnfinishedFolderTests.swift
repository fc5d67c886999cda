import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct UnfinishedFolderTests {
  @Test func `what a killed process left is removed, what is being filled stays`() throws {
    try withTemporaryDirectory { folder in
      let target = "\(folder)/faces"
      try write("half a picture", to: "faces.tmp-1234/train/a.jpg", in: folder)
      try write("mine", to: "other.tmp-1234/a.jpg", in: folder)
      let first = try UnfinishedFolder(for: target)
      #expect(!FileManager.default.fileExists(atPath: "\(target).tmp-1234"))
      #expect(FileManager.default.fileExists(atPath: "\(folder)/other.tmp-1234/a.jpg"))
      let second = try UnfinishedFolder(for: target)
      for path in [first.path, second.path] {
        #expect(path.hasPrefix("\(target).tmp-"))
        #expect(FileManager.default.fileExists(atPath: path))
      }
    }
  }
}
