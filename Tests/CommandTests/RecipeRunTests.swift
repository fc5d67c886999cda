import Foundation
import Glibc
import TestSupport
import Testing

@testable import Workbench

/// Whole recipes: the built executable trains, measures and writes the page.
@Suite struct RecipeRunTests {
  @Test func `a recipe trains and writes page, numbers and charts, and again trains nothing`()
    throws
  {
    try withTinyRecipe { recipe in
      let first = try recipe.run()
      #expect(first.code == .code(0), "\(first.text)")
      #expect(first.text.contains("plan  main: new;"))
      #expect(first.text.contains("epoch 3/3"))
      #expect(first.text.hasSuffix("page  \(recipe.report)/README.md\n"))
      let area = try recipe.result("verification", "auc")
      #expect(Set(area.keys) == ["count", "lower", "upper", "value"])
      #expect(area["count"] == 20)
      #expect(area["lower"] ?? 2 <= area["value"] ?? -1)
      #expect(area["value"] ?? 2 <= area["upper"] ?? -1)
      #expect(try recipe.result("retrieval", "precision@1")["count"] == 12)
      #expect(try recipe.result("retrieval", "macro", "map@r")["count"] == 4)
      #expect(recipe.names("figures").contains("roc.svg"))
      let page = recipe.page
      #expect(page.contains("figures/hardest-same-01.jpg"))
      for words in [
        "mean of people", "All 12 pairs of one person and 54", "cosine ≥ ", "FAR 0.",
        "resampling people",
      ] {
        #expect(page.contains(words), "\(words)")
      }
      #expect(!page.contains("incomplete"))

      let weights = try recipe.runs.map { try inode("\($0)/checkpoints/last/weights.safetensors") }
      let again = try recipe.run()
      #expect(again.code == .code(0))
      #expect(again.text.contains("plan  main: cached;"))
      #expect(!again.text.contains("epoch 1/"))
      #expect(recipe.page == page)
      #expect(
        try recipe.runs.map { try inode("\($0)/checkpoints/last/weights.safetensors") } == weights)

      try recipe.write(TinyRecipe.one.replacing("Some prose", with: "Better words"))
      let reworded = try recipe.run()
      #expect(reworded.text.contains("plan  main: cached;"))
      #expect(recipe.page == page.replacing("Some prose", with: "Better words"))
    }
  }

  @Test func `overrides reach the experiment, and the plan says what changed`() throws {
    try withTinyRecipe { recipe in
      _ = try recipe.run("epochs=1")
      let margin = try recipe.run("epochs=1", "loss.margin=0.3")
      #expect(margin.text.contains("plan  main: new: loss.margin 0.2 → 0.3;"), "\(margin.text)")
      #expect(try recipe.run("epochs=1", "main.loss.margin=0.3").text.contains("main: cached;"))
      let longer = try recipe.run("main.epochs=2", "loss.margin=0.3")
      #expect(longer.text.contains("plan  main: new: epochs 1 → 2;"), "\(longer.text)")
      #expect(longer.text.contains("epoch 2/2"))
      let fresh = try recipe.run("epochs=2", "loss.margin=0.3", "--fresh")
      #expect(fresh.text.contains("plan  main: anew"), "\(fresh.text)")
      #expect(fresh.text.contains("epoch 2/2"))
      let quick = try recipe.run("--quick")
      #expect(quick.code == .code(0))
      #expect(quick.text.contains("epoch 2/2"))
      #expect(recipe.runs.count == 4)

      let compared = try ChildProcess.run(
        [Engine.running.folder + "/workbench", "compare"] + recipe.runs)
      #expect(compared.end == .code(0))
      for run in recipe.runs {
        #expect(compared.text.contains(URL(filePath: run).lastPathComponent))
      }
      for words in ["loss.margin", "epochs", "AUC"] { #expect(compared.text.contains(words)) }
    }
  }

  @Test func `photographs are decoded once into a copy that the command shows and removes`() throws
  {
    try withTinyRecipe { recipe in
      #expect(try recipe.run("cache=maybe").text.contains("auto, on or off"))
      let first = try recipe.run("epochs=1", "cache=on")
      #expect(first.text.contains("cache  24 photographs of 36 px, decoded once"), "\(first.text)")
      let fresh = try recipe.run("epochs=1", "cache=on", "--fresh")
      #expect(fresh.text.contains("decoded before"), "\(fresh.text)")
      #expect(try !recipe.run("epochs=1", "cache=off", "--fresh").text.contains("decoded"))
      #expect(try recipe.run("epochs=1").text.contains("main: cached;"))
      func cache(_ more: String...) throws -> String {
        try ChildProcess.run(
          [Engine.running.folder + "/workbench", "data", "cache"] + more,
          environment: recipe.environment
        ).text
      }
      #expect(try cache().hasSuffix("1 copy, 93.6 kB\n"))
      #expect(try cache("--clear").hasSuffix("removed 1 copy, 93.6 kB\n"))
      #expect(try cache() == "0 copies, 0 B\n")
    }
  }

  @Test func `an absurd learning rate ends with its own code, and what is left tells the story`()
    throws
  {
    try withTinyRecipe { recipe in
      let setting = ["optimizer.learning-rate=1e30", "schedule=constant"]
      let failed = try recipe.run(setting[0], setting[1])
      #expect(failed.code == .code(4), "\(failed.text)")
      let run = try #require(recipe.runs.first)
      #expect(failed.text.contains("; the state before the step is in \(run)/failures/step-"))
      #expect(failed.text.contains("; try a lower learning rate\n"))
      #expect(recipe.page.contains("**This page is incomplete.**"))
      let folder = "runs/\(URL(filePath: run).lastPathComponent)/failures"
      let step = try #require(recipe.names(folder).first)
      let files = ["MANIFEST.json", "failure.json", "weights.safetensors"]
      #expect(recipe.names("\(folder)/\(step)") == files)

      let again = try recipe.run(setting[0], setting[1])
      #expect(again.code == .code(4))
      let number = step.dropFirst("step-".count)
      #expect(again.text.contains("plan  main: was not finite at step \(number); goes on from"))
      let sound = try recipe.run()
      #expect(sound.code == .code(0), "\(sound.text)")
      #expect(sound.text.contains("plan  main: new: optimizer.learning-rate 1e+30 → 0.1"))
    }
  }

  @Test func `a slip on the command line leaves the page as it is`() throws {
    try withTinyRecipe { recipe in
      _ = try recipe.run()
      let page = recipe.page
      #expect(try recipe.run("epochz=1").code == .code(2))
      #expect(recipe.page == page)
    }
  }

  @Test func `a recipe's name may have spaces and letters of any script`() throws {
    try withTinyRecipe { recipe in
      let odd = "\(recipe.folder)/mein größtes rezept.swift"
      try FileManager.default.moveItem(atPath: "\(recipe.folder)/tiny.swift", toPath: odd)
      let command = recipe.command([]).map { $0.hasSuffix("/tiny.swift") ? odd : $0 }
      #expect(try ChildProcess.run(command).end == .code(0))
      let reports = recipe.folder + "/reports"
      #expect(
        FileManager.default.fileExists(atPath: reports + "/mein größtes rezept/results.json"))
      let index = try String(contentsOfFile: reports + "/README.md", encoding: .utf8)
      #expect(index.contains("(mein%20gr%C3%B6%C3%9Ftes%20rezept/README.md)"), "\(index)")
    }
  }

  @Test func `a page without pictures names the pairs`() throws {
    try withTinyRecipe { recipe in
      _ = try recipe.run()
      let result = try recipe.run("pictures=false")
      #expect(result.code == .code(0))
      #expect(!recipe.page.contains(".jpg)"))
      #expect(recipe.page.contains("verification/test/"))
      #expect(recipe.names("figures").allSatisfy { !$0.hasSuffix(".jpg") })
    }
  }

  @Test func `two experiments come in one table and one chart`() throws {
    try withTinyRecipe(TinyRecipe.two) { recipe in
      let result = try recipe.run("epochs=1")
      #expect(result.code == .code(0), "\(result.text)")
      let plans = result.text.split(separator: "\n").prefix(2)
      #expect(plans.map { $0.prefix(6) } == ["plan  ", "plan  "])
      #expect(recipe.runs.count == 2)
      #expect(try recipe.result("cos-face", "verification", "auc").count == 4)
      #expect(try recipe.result("prototypical", "verification", "auc").count == 4)
      #expect(recipe.page.contains("prototypical"))
    }
  }

  @Test(arguments: [
    ("epochz=1", 2, "did you mean epochs?"), ("loss.margn=0.1", 2, "did you mean margin?"),
    ("loss=cosface", 2, "did you mean cos-face?"), ("loss.margin=2", 2, "margin must be"),
    ("epochs=0", 2, "in 1…1000000"), ("epochs=many", 2, "takes a whole number"),
    ("architecture.width=100000", 2, "width must be"),
    ("data=/no/such/folder", 3, "workbench: /no/such/folder: expected a folder"),
  ])
  func `what cannot be is refused in one line before any training`(
    setting: String, code: Int32, words: String
  ) throws {
    try withTinyRecipe { recipe in
      let result = try recipe.run(setting)
      #expect(result.code == .code(code))
      let lines = result.text.split(separator: "\n").filter { !$0.hasPrefix("plan  ") }
      #expect(lines.count == 1)
      #expect(result.text.contains(words), "\(result.text)")
    }
  }

  private func inode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    return try #require(attributes[.systemFileNumber] as? Int)
  }
}
