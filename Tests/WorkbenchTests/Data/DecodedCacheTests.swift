import Foundation
import Synchronization
import Testing

@testable import Workbench

/// Photographs in a fresh folder, and a cache beside them.
struct CachedFaces: Sendable {
  let folder: Folder
  let photographs: Photographs
  let view = View(crop: 30, resize: 16, size: 12)
  var cache: DecodedCache

  init(count: Int = 5) throws {
    folder = try Folder()
    for index in 0..<count {
      try folder.write(
        try gradient(height: 32 + index, width: 40).jpeg(quality: 90), "faces/\(index).jpg")
    }
    photographs = Photographs(
      root: folder.path + "/faces", paths: (0..<count).map { "\($0).jpg" },
      labels: (0..<count).map { $0 % 2 }, classes: ["a", "b"])
    cache = DecodedCache(folder: folder.path + "/decoded")
    cache.worthwhile = 10
  }

  func make(
    _ mode: CacheMode = .on, passes: Int = 4, view: View? = nil, _ cache: DecodedCache? = nil
  ) throws -> DecodedCache.Outcome {
    try (cache ?? self.cache).copy(
      of: photographs, as: view ?? self.view, mode, passes: passes,
      contents: folder.path + "/contents")
  }

  /// What is in the folder of copies, without locks.
  var files: [String] {
    directoryEntries(cache.folder).filter { !$0.hasSuffix(".lock") }
  }

  func same(_ copy: DecodedCopy) throws -> Bool {
    var image = Image.empty
    return try (0..<photographs.count).allSatisfy { index in
      try copy.load(index, into: &image) && image == view.load(photographs.path(index))
    }
  }
}

extension DecodedCache.Outcome {
  var made: DecodedCopy? { if case .made(let copy, _) = self { copy } else { nil } }
  var found: DecodedCopy? { if case .found(let copy) = self { copy } else { nil } }
  var reason: String? { if case .none(let reason) = self { reason } else { nil } }
}

@Suite struct DecodedCacheTests {
  @Test func `a copy has the pixels of its photographs, and is found by the next`() throws {
    let faces = try CachedFaces()
    let made = try #require(try faces.make().made)
    #expect(try faces.same(made))
    let found = try #require(try faces.make().found)
    #expect(try found.path == made.path && faces.same(found))
    #expect(faces.files == ["\((made.path as NSString).lastPathComponent)"])
    #expect(faces.cache.entries.map(\.bytes) == [made.byteCount])
  }

  @Test func `auto makes one only where it saves enough, and off never`() throws {
    let faces = try CachedFaces()
    #expect(try faces.make(.off).made == nil)
    // Five photographs, three passes: ten decodings are saved.
    #expect(try faces.make(.auto, passes: 2).made == nil)
    #expect(faces.files.isEmpty)
    var small = faces.cache
    small.memoryBytes = 2000
    #expect(try faces.make(.auto, passes: 3, small).made == nil)
    #expect(try faces.make(.auto, passes: 3).made != nil)
  }

  @Test func `another view, order or content is another copy`() throws {
    var faces = try CachedFaces()
    let first = try #require(try faces.make().made)
    #expect(try faces.make(view: View(crop: 29, resize: 16, size: 12)).made != nil)
    #expect(try faces.make(view: View(crop: 30, resize: 17, size: 12)).made != nil)
    // The crop that training makes afterwards changes nothing.
    #expect(try faces.make(view: View(crop: 30, resize: 16, size: 16)).found?.path == first.path)
    let image = gradient(height: 50, width: 50)
    try faces.folder.write(try image.jpeg(quality: 50), "faces/3.jpg")
    let changed = try #require(try faces.make().made)
    #expect(try changed.path != first.path && faces.same(changed))
    faces.cache = DecodedCache(folder: faces.folder.path + "/elsewhere")
    #expect(try faces.make().made != nil)
  }

  @Test func `a full disk is a sentence, leaves nothing, and training goes on`() throws {
    let faces = try CachedFaces()
    for (call, number) in [(FileCall.write, ENOSPC), (.sync, EIO), (.rename, EACCES)] {
      var cache = faces.cache
      cache.fileSystem.fault = { what, path in
        what == call && path.contains(DecodedCache.suffix) ? .error(number) : nil
      }
      let reason = try #require(try faces.make(.on, cache).reason)
      #expect(reason.contains("cannot \(call.rawValue): \(String(cString: strerror(number)))"))
      #expect(faces.files.isEmpty)
    }
    var narrow = faces.cache
    narrow.limitBytes = 100
    #expect(try faces.make(.on, narrow).reason?.contains("at most 100 bytes are kept") == true)
  }

  @Test func `a process that dies at any moment leaves no copy that is not whole`() throws {
    struct Death: Error {}
    let faces = try CachedFaces()
    for last in 0..<20 {
      let calls = Mutex(0)
      var cache = faces.cache
      cache.fileSystem.fault = { _, _ in
        let number = calls.withLock { calls in
          calls += 1
          return calls
        }
        // A dead process does nothing any more, not even to clear up.
        if number > last { throw Death() }
        return nil
      }
      do {
        let outcome = try faces.make(.on, cache)
        #expect(try faces.same(try #require(outcome.made ?? outcome.found)))
      } catch is Death {}
    }
    let copy = try #require(
      try {
        let outcome = try faces.make(); return outcome.found ?? outcome.made
      }())
    #expect(try faces.same(copy))
    #expect(faces.files.count == 1, "\(faces.files)")
  }

  @Test func `two that want one copy at once share it`() throws {
    let faces = try CachedFaces(count: 40)
    let both = Prefetcher(count: 2, depth: 2, workers: 2) { _ in
      let outcome = try faces.make()
      return (outcome.made?.path, outcome.found?.path)
    }
    var paths: [String?] = []
    var made = 0
    while let (new, old) = try both.next() {
      paths.append(new ?? old)
      made += new == nil ? 0 : 1
    }
    #expect(made == 1 && Set(paths).count == 1 && paths.first != nil)
  }

  @Test func `those not used for longest make room`() throws {
    var faces = try CachedFaces()
    func copy(_ resize: Int) throws -> DecodedCopy {
      let outcome = try faces.make(view: View(resize: resize, size: 8))
      return try #require(outcome.made ?? outcome.found)
    }
    let paths = try [10, 11, 12].map { try copy($0).path }
    for (age, path) in zip([300.0, 100, 200], paths) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
    }
    // Opening one makes it the youngest.
    _ = try copy(10)
    faces.cache.limitBytes = faces.cache.entries.reduce(0) { $0 + $1.bytes } + 200
    let last = try copy(9).path
    #expect(Set(faces.cache.entries.map(\.path)) == [paths[0], paths[1], last])
    try faces.cache.clear()
    #expect(directoryEntries(faces.cache.folder).isEmpty)
  }

  @Test func `a photograph that is broken is named`() throws {
    let faces = try CachedFaces()
    let path = try faces.folder.write("no picture", "faces/2.jpg")
    let error = #expect(throws: ImageError.self) { _ = try faces.make() }
    #expect(error?.description.hasPrefix(path) == true)
    #expect(faces.files.isEmpty)
  }
}
