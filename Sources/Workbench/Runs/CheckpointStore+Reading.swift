internal import Foundation

extension CheckpointStore {
  /// A folder that says it is a checkpoint.
  struct Step: Hashable {
    static let replacedMark = ".replaced-"

    var number: Int
    var name: String
    var isReplaced: Bool

    /// The folder that a checkpoint of this step is saved to.
    init(number: Int) {
      self.number = number
      name = "step-\(number)"
      isReplaced = false
    }

    /// nil for a name that is not a checkpoint's, such as one still being written.
    init?(name: String) {
      guard name.hasPrefix("step-") else { return nil }
      let digits = name.dropFirst(5).prefix { $0.isASCII && $0.isNumber }
      let rest = name.dropFirst(5 + digits.count)
      guard let number = Int(digits), rest.isEmpty || rest.hasPrefix(Step.replacedMark),
        !rest.contains(".tmp-")
      else { return nil }
      self.number = number
      self.name = name
      isReplaced = !rest.isEmpty
    }
  }

  /// From the newest to the oldest; what was moved aside comes after what took its place.
  var steps: [Step] {
    directoryEntries(path).compactMap(Step.init(name:)).sorted {
      $0.number == $1.number ? !$0.isReplaced && $1.isReplaced : $0.number > $1.number
    }
  }

  struct Found {
    var step: Step
    var checkpoint: Checkpoint
  }

  /// The newest whole checkpoint that is `wanted`, torn ones passed over.
  func firstWhole(
    _ report: (TornCheckpoint) -> Void, _ wanted: (CheckpointState) -> Bool
  ) -> Found? {
    for step in steps {
      do throws(TornCheckpoint) {
        let (checkpoint, state) = try load("\(path)/\(step.name)")
        guard wanted(state) else { continue }
        return Found(step: step, checkpoint: checkpoint)
      } catch {
        report(error)
      }
    }
    return nil
  }

  /// Reads and verifies in one pass: the bytes that are hashed are the bytes that are used.
  func load(_ folder: String) throws(TornCheckpoint) -> (Checkpoint, CheckpointState) {
    do {
      let expected = try manifest(folder)
      let file = try ReadableFile("\(folder)/\(CheckpointManifest.weights)", hashing: true)
      guard file.length == expected.bytes else {
        throw TornCheckpoint(
          path: folder,
          problem: "\(CheckpointManifest.weights) has \(file.length) bytes, not \(expected.bytes)")
      }
      let content = try Safetensors(reading: file)
      guard file.hexDigest() == expected.sha256 else {
        throw TornCheckpoint(
          path: folder, problem: "\(CheckpointManifest.weights) does not have the hash written")
      }
      var metadata = content.metadata
      let text = metadata.removeValue(forKey: CheckpointState.key) ?? ""
      let state = try JSONDecoder.record.decode(CheckpointState.self, from: Data(text.utf8))
      let checkpoint = Checkpoint(
        tensors: content.tensors, position: state.position, metadata: metadata)
      return (checkpoint, state)
    } catch let error as TornCheckpoint {
      throw error
    } catch {
      throw TornCheckpoint(path: folder, problem: "\(error)")
    }
  }

  /// Refuses a folder without a manifest or whose file has another length; the hash is not looked at.
  func check(_ folder: String) throws {
    let expected = try manifest(folder)
    let file = try ReadableFile("\(folder)/\(CheckpointManifest.weights)")
    guard file.length == expected.bytes else {
      throw TornCheckpoint(path: folder, problem: "\(file.length) bytes, not \(expected.bytes)")
    }
  }

  /// Whether a folder says that it was saved as the best; only its header is read.
  func isBest(_ step: Step) -> Bool {
    let weights = "\(path)/\(step.name)/\(CheckpointManifest.weights)"
    guard let file = try? ReadableFile(weights),
      let header = try? Safetensors.header(of: file),
      let text = header.metadata[CheckpointState.key]
    else { return false }
    let state = try? JSONDecoder.record.decode(CheckpointState.self, from: Data(text.utf8))
    return state?.isBest == true
  }

  private func manifest(_ folder: String) throws -> CheckpointManifest.File {
    let path = "\(folder)/\(CheckpointManifest.name)"
    let bytes = try ReadableFile.bytes(path, limit: 1 << 20)
    guard
      let manifest = try? JSONDecoder.record.decode(CheckpointManifest.self, from: Data(bytes)),
      let file = manifest.files[CheckpointManifest.weights]
    else { throw TornCheckpoint(path: folder, problem: "\(CheckpointManifest.name) is cut short") }
    guard manifest.format == 1 else {
      throw TornCheckpoint(
        path: folder, problem: "format \(manifest.format), this program reads format 1")
    }
    return file
  }
}
