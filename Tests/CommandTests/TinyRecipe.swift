import Foundation
import TestSupport

@testable import Workbench

/// A recipe that trains in a moment on drawn faces, in a folder of its own.
struct TinyRecipe {
  /// The folder that holds everything: the recipe, the faces, the reports.
  let folder: String

  /// Begins as every recipe; a first value is shown before training.
  static let beginning = """
    //: # Tiny
    //: Some prose.
    import Plots
    import Workbench
    let lab = try Lab()
    let faces = try lab.data(
      \"\"\"
      synthetic identities=6 photographs=4 held-out-identities=4 held-out-photographs=3 \\
      pairs=20 side=48
      \"\"\")
    let experiment = Experiment(
      architecture: "res-net depth=10 width=4 embedding=8", loss: "cos-face margin=0.2",
      sampler: "classes-per-batch classes=4 images=2", epochs: 3,
      view: View(resize: 36, size: 32))
    lab.show(Table("people", rows: [[faces.training.classes.count]]))

    """

  /// One training, its numbers, its chart and its hardest pairs.
  static let one =
    beginning + """
      let run = try lab.train("main", experiment, on: faces)
      let result = try lab.verify(run, on: faces.testTrials)
      lab.show(result)
      lab.show(try ROCChart([result]))
      for sheet in result.hardestPairs(1) { lab.show(sheet) }
      lab.show(try lab.retrieve(run, on: faces.testTrials))
      lab.show(try lab.allPairs(run, on: faces.testTrials?.photographs))
      lab.show(try result.threshold(atFAR: 0.2))

      """

  /// Two trainings in one table and one chart.
  static let two =
    beginning + """
      let runs = try lab.ablate(experiment, on: faces, losses: ["cos-face", "prototypical"])
      let results = try runs.map { try lab.verify($0, on: faces.testTrials) }
      lab.show(Comparison(results))
      lab.show(try ROCChart(results))

      """

  /// Writes the recipe.
  func write(_ text: String) throws { try TestSupport.write(text, to: "tiny.swift", in: folder) }

  /// The command line that runs it.
  func command(_ more: [String]) -> [String] {
    [
      Engine.running.folder + "/workbench", "recipe", "\(folder)/tiny.swift",
      "source.directory=\(folder)/faces", "--threads", "1", "--out", reports,
    ] + more
  }

  /// Runs it to its end.
  func run(_ more: String...) throws -> (code: ChildProcess.End, text: String) {
    let result = try ChildProcess.run(command(more), environment: environment)
    return (result.end, result.text)
  }

  /// Starts it, waits until it has said `word`, does something, and waits for its end.
  func run(
    _ more: String..., until word: String, then act: (_ process: pid_t) throws -> Void
  ) throws -> (code: ChildProcess.End?, text: String) {
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting.fileDescriptor
    let child = try ChildProcess(
      command(more), environment: environment, output: writing, errors: writing)
    try pipe.fileHandleForWriting.close()
    var (heard, acted) = ("", false)
    while true {
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { break }
      heard += String(decoding: data, as: UTF8.self)
      if !acted, heard.contains(word) {
        acted = true
        try act(child.id)
      }
    }
    return (child.end(), heard)
  }

  /// Where the report of the recipe is.
  var report: String { "\(reports)/tiny" }
  /// The recipe's page.
  var page: String { (try? String(contentsOfFile: report + "/README.md", encoding: .utf8)) ?? "" }
  /// The folders of its runs, in the order of their names.
  var runs: [String] { names("runs").map { "\(report)/runs/\($0)" } }

  /// What is in a folder of the report, in order.
  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(report)/\(folder)")) ?? []).sorted()
  }

  /// The bytes of a file of the report; empty when there is none.
  func bytes(_ path: String) -> Data { FileManager.default.contents(atPath: path) ?? Data() }

  /// A number of `results.json`.
  func result(_ keys: String...) throws -> [String: Double] {
    var value: Any = try JSONSerialization.jsonObject(with: bytes(report + "/results.json"))
    for key in keys { value = (value as? [String: Any])?[key] ?? [:] }
    return value as? [String: Double] ?? [:]
  }

  /// Keeps hashes of the faces in the recipe's folder.
  var environment: [String: String] { ["XDG_CACHE_HOME": folder + "/cache"] }
  private var reports: String { folder + "/reports" }
}

/// Runs `body` with a recipe whose folder is gone afterwards.
func withTinyRecipe(
  _ text: String = TinyRecipe.one, _ body: (TinyRecipe) throws -> Void
) throws {
  try withTemporaryDirectory { folder in
    let recipe = TinyRecipe(folder: folder)
    try recipe.write(text)
    try body(recipe)
  }
}
