import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Workbench

/// Stops a save at every call that it makes of the system, in every way that a call can stop it.
@Suite struct CrashTests {
  /// What is there before the save that is stopped, and the save.
  enum Save: String, CaseIterable {
    case first, next, best, sameStep

    func prepare(_ store: CheckpointStore) throws {
      guard self != .first else { return }
      for step in 1...3 { try store.save(.sample(step: step), isBest: step == 1) }
    }

    var checkpoint: Checkpoint {
      switch self {
      case .first: .sample(step: 1)
      case .next, .best: .sample(step: 4)
      case .sameStep: .sample(step: 3, value: 7)
      }
    }

    var isBest: Bool { self == .best }
    var old: Checkpoint? { self == .first ? nil : .sample(step: 3) }
  }

  @Test("a power cut at any point leaves the old or the new checkpoint", arguments: Save.allCases)
  func powerCut(save: Save) throws {
    try withTemporaryDirectory { base in
      try save.prepare(CheckpointStore(path: "\(base)/before", .hasty))
      var cuts = 0
      while true {
        let folder = "\(base)/cut-\(cuts)"
        try copy("\(base)/before", folder)
        let disk = CuttingDisk(at: cuts + 1)
        let store = CheckpointStore(path: folder, disk.fileSystem)
        do {
          try store.save(save.checkpoint, isBest: save.isBest)
          break
        } catch is PowerCut {
          cuts += 1
          disk.loseUnsynced(beneath: folder)
          expectOldOrNew(in: folder, save)
          try expectGoesOn(in: folder, save)
        }
      }
      #expect(cuts > 20)
    }
  }

  @Test func `a power cut while clearing up after a power cut loses nothing`() throws {
    try withTemporaryDirectory { base in
      let save = Save.sameStep
      try save.prepare(CheckpointStore(path: "\(base)/before", .hasty))
      // Every fifth point, so that the product of two cuts stays small.
      for first in stride(from: 1, through: 31, by: 5) {
        let once = "\(base)/once-\(first)"
        try copy("\(base)/before", once)
        let disk = CuttingDisk(at: first)
        try? CheckpointStore(path: once, disk.fileSystem).save(save.checkpoint)
        disk.loseUnsynced(beneath: once)
        for second in 1... {
          let twice = "\(once)-\(second)"
          try copy(once, twice)
          let disk = CuttingDisk(at: second)
          let finished = (try? CheckpointStore(path: twice, disk.fileSystem).recover()) != nil
          disk.loseUnsynced(beneath: twice)
          expectOldOrNew(in: twice, save)
          if finished { break }
        }
      }
    }
  }

  @Test(
    "a disk that fails at any call keeps the last good checkpoint, and the next try works",
    arguments: [(ENOSPC, false), (ENOSPC, true), (EIO, true), (EFBIG, false)])
  func failingDisk(code: Int32, once: Bool) throws {
    try withTemporaryDirectory { base in
      let save = Save.best
      try save.prepare(CheckpointStore(path: "\(base)/before", .hasty))
      var failures = 0
      while true {
        let folder = "\(base)/fail-\(failures)"
        try copy("\(base)/before", folder)
        let faults = FailingCalls(from: failures + 1, code: code, once: once)
        do {
          try CheckpointStore(path: folder, faults.fileSystem).save(save.checkpoint, isBest: true)
          break
        } catch {
          failures += 1
          let storage = try #require(error as? StorageError)
          #expect(storage.code == code && storage.path.hasPrefix(folder))
          if storage.action == "write" { #expect((storage.bytesNeeded ?? 0) > 0) }
          expectOldOrNew(in: folder, save)
          // The same process tries again, without clearing up first.
          try CheckpointStore(path: folder, .hasty).save(save.checkpoint, isBest: true)
          #expect(
            CheckpointStore(path: folder, .hasty).best().map(content) == content(save.checkpoint))
          try expectGoesOn(in: folder, save)
        }
      }
      #expect(failures > 20)
    }
  }

  private func expectOldOrNew(in folder: String, _ save: Save) {
    let read = CheckpointStore(path: folder, .hasty).newest()
    let allowed = [save.old, save.checkpoint].map { $0.map(content) }
    let isAllowed = allowed.contains(read.map(content))
    #expect(isAllowed, "\(folder): step \(read?.position.globalStep ?? -1)")
  }

  /// Clearing up leaves no trace, and the save works and is found.
  private func expectGoesOn(in folder: String, _ save: Save) throws {
    let store = CheckpointStore(path: folder, .hasty)
    try store.recover()
    expectOldOrNew(in: folder, save)
    try store.save(save.checkpoint, isBest: save.isBest)
    #expect(store.newest().map(content) == content(save.checkpoint))
    let best = save == .first ? nil : content(save.isBest ? save.checkpoint : .sample(step: 1))
    #expect(store.best().map(content) == best)
    let names = directoryEntries(folder)
    #expect(!names.contains { $0.contains(".tmp-") || $0.contains(".replaced-") }, "\(names)")
    #expect(names.filter { $0.hasPrefix("step-") }.count <= 3)
  }

  private func copy(_ source: String, _ destination: String) throws {
    guard FileManager.default.fileExists(atPath: source) else { return }
    try FileManager.default.copyItem(atPath: source, toPath: destination)
  }
}

/// What every call says once the power is out.
struct PowerCut: Error {}

/// A disk whose power goes at the n-th call; what was written and not synced is lost then.
final class CuttingDisk: Sendable {
  private struct State {
    var calls = 0
    var unsynced: Set<UInt> = []
  }

  private let state = Mutex(State())
  private let last: Int

  init(at last: Int) { self.last = last }

  var fileSystem: FileSystem {
    FileSystem { [self] call, path in
      try state.withLock { state in
        state.calls += 1
        guard state.calls <= last else { throw PowerCut() }
        if call == .write { state.unsynced.insert(inode(path)) }
        if state.calls == last {
          // A write is cut in the middle, any other call does not happen.
          guard call == .write else { throw PowerCut() }
          return .shortWrite(9)
        }
        guard call == .sync else { return nil }
        state.unsynced.remove(inode(path))
        return .done
      }
    }
  }

  /// Cuts every file to half whose bytes were still on their way.
  func loseUnsynced(beneath folder: String) {
    let unsynced = state.withLock { $0.unsynced }
    let paths = FileManager.default.subpaths(atPath: folder) ?? []
    for path in paths.map({ "\(folder)/\($0)" }) where unsynced.contains(inode(path)) {
      truncate(path, ((try? ReadableFile(path).length) ?? 0) / 2)
    }
  }

  private func inode(_ path: String) -> UInt {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_ino : 0
  }
}
