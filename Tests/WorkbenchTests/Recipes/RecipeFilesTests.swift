import Foundation
import TestSupport
import Testing

@testable import Workbench

/// The recipes of this package, each as it is compiled when it is run.
@Suite struct RecipeFilesTests {
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".swift") }.sorted()
  static let folder = packageFolder + "/Recipes"

  @Test(arguments: files)
  func `compiles, and has a title and options that can be read`(file: String) throws {
    let path = "\(Self.folder)/\(file)"
    let text = try RecipeRunner.text(of: path)
    #expect(try Literate(parsing: text, file: file).title != nil)
    var context = RecipeContext(recipe: path, text: text, threads: 1)
    try context.takeOptions()
    let library = try RecipeCompiler().library(of: text, path: path)
    #expect(FileManager.default.fileExists(atPath: library))
  }
}
