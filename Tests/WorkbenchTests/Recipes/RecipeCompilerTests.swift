import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct RecipeCompilerTests {
  @Test func `one text is compiled once, another anew`() throws {
    let compiler = try RecipeCompiler()
    let text = "import Workbench\nlet answer = 42 // \(UUID())\n"
    let first = try compiler.library(of: text, path: "Recipes/cached.swift")
    let file = try FileManager.default.attributesOfItem(atPath: first)[.systemFileNumber] as? Int
    #expect(try compiler.library(of: text, path: "Recipes/cached.swift") == first)
    #expect(
      try FileManager.default.attributesOfItem(atPath: first)[.systemFileNumber] as? Int == file)
    #expect(try compiler.library(of: text + "//\n", path: "Recipes/cached.swift") != first)
  }

  @Test func `a compile error carries the recipe's own path, line and column`() throws {
    let text = "//: # Wrong\n\nlet wrong: Int = \"text\"\n"
    let error = #expect(throws: CompileError.self) {
      try RecipeCompiler().library(of: text, path: "Recipes/my wrong.swift")
    }
    #expect(
      error?.description.hasPrefix(
        "Recipes/my wrong.swift does not compile\nRecipes/my wrong.swift:3:18: error: ") == true)
  }

  @Test func `a recipe that is not there is answered with the nearest one`() throws {
    try withTemporaryDirectory { folder in
      try write("let a = 1", to: "prototypical.swift", in: folder)
      let error = RecipeError.missing(
        "\(folder)/prototypcal.swift", known: ["\(folder)/prototypical.swift"])
      #expect(throws: error) { try RecipeRunner.text(of: "\(folder)/prototypcal.swift") }
      #expect(error.description.contains("did you mean \(folder)/prototypical.swift?"))
    }
  }
}
