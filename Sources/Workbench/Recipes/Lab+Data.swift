internal import Foundation
internal import Synchronization

extension Lab {
  /// Loads faces: `data=` on the command line is a data source with options, or a folder in the
  /// assignment's layout or of one folder a person.
  ///
  /// - Throws: ``DataError`` naming file and line, ``RegistryError``.
  public func data(_ standard: PluginSpecification = "synthetic") throws -> FaceData {
    let given = try overrides.value("data", default: "", "a data source, or a folder of faces")
    if given.isEmpty { return try load(overrides.specification("source", default: standard)) }
    let specification = PluginSpecification(given)
    if registry.names(of: .dataSource).contains(specification.name) {
      return try load(specification)
    }
    let layout: PluginSpecification =
      FileManager.default.fileExists(atPath: "\(given)/classification")
      ? "assignment" : "image-folder"
    return try load(layout.setting("directory", to: given))
  }

  /// Loads faces from a data source.
  ///
  /// - Throws: ``DataError`` naming file and line, ``RegistryError``.
  public func load(_ source: PluginSpecification) throws -> FaceData {
    var data = try registry.dataSource(source).load()
    if isQuick { data = data.quick() }
    if badImages == .skip { data = try data.withoutBadImages() }
    for line in data.skipped { Terminal.standard.line("skipped  \(line)") }
    note(skipped: data.skipped, of: data.name)
    warn(ofSecretAnswers: data)
    try data.requireBothKindsOfPairs()
    return data
  }

  /// Says before any training what will be refused after it.
  private func warn(ofSecretAnswers data: FaceData) {
    guard let trials = data.testTrials, trials.same == nil else { return }
    let instead = data.developmentTrials?.same == nil ? "" : "; developmentTrials have answers"
    Terminal.standard.line(
      "warning  \(data.name): the \(trials.count) test pairs come without answers, so verify will "
        + "refuse testTrials\(instead)")
  }

  private func note(skipped: [String], of name: String) {
    guard !skipped.isEmpty else { return }
    let more = skipped.count > 5 ? "; and \(skipped.count - 5) more" : ""
    let note = "left out of the data \(name): \(skipped.prefix(5).joined(separator: "; "))\(more)"
    board.withLock { if !$0.notes.contains(note) { $0.notes.append(note) } }
  }
}
