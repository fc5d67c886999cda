import Foundation
import TestSupport
import Testing

@testable import Workbench

/// Pictures that cannot be decoded: refused by name, or left out where the user chose so.
@Suite struct BadImagesRunTests {
  /// Draws the faces of the recipe, then spoils two training pictures and one of the test's pairs.
  private func spoil(_ recipe: TinyRecipe) throws -> [String] {
    _ = try recipe.run("epochs=1")
    let folder = recipe.folder + "/faces"
    let pair = try String(contentsOfFile: "\(folder)/verification_test.csv", encoding: .utf8)
      .split(separator: "\n")[1].split(separator: ",")[0]
    let names = ["classification/train/p0000/p0000_0001.jpg", String(pair)]
    for name in names {
      let bytes = recipe.bytes("\(folder)/\(name)")
      try bytes.prefix(bytes.count / 2).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let text = "classification/train/p0001/p0001_0000.jpg"
    try write("no picture at all", to: text, in: folder)
    return names + [text]
  }

  @Test func `a broken picture stops the recipe, or is left out with its pairs`() throws {
    try withTinyRecipe { recipe in
      let names = try spoil(recipe)
      let refused = try recipe.run("epochs=1")
      #expect(refused.code == .code(3))
      #expect(refused.text.contains("; bad-images=skip leaves such pictures out\n"))

      let skipped = try recipe.run("epochs=1", "bad-images=skip")
      #expect(skipped.code == .code(0), "\(skipped.text)")
      for name in names { #expect(skipped.text.contains("faces/\(name): "), "\(skipped.text)") }
      #expect(recipe.page.contains("> **Note.** left out of the data synthetic: "))
      #expect(recipe.page.contains("p0001\\_0000.jpg: not a JPEG"))
      let pairs = try recipe.result("verification", "auc")["count"] ?? 0
      #expect((10..<20).contains(pairs))
      #expect(skipped.text.contains("skipped  \(20 - Int(pairs)) of 20 test pairs, which hold"))
      #expect(try recipe.run("epochs=1", "bad-images=skip").text.contains("plan  main: cached;"))
    }
  }

  @Test func `any other word is refused`() throws {
    try withTinyRecipe { recipe in
      let result = try recipe.run("bad-images=keep")
      #expect(result.code == .code(2))
      #expect(result.text.contains("bad-images takes refuse or skip, got \"keep\""))
    }
  }
}
