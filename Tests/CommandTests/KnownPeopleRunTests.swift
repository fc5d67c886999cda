import Foundation
import TestSupport
import Testing

@testable import Workbench

/// Top-1 of known people in whole recipes.
@Suite struct KnownPeopleRunTests {
  private static let recipe =
    TinyRecipe.beginning + """
      var people = faces
      if try lab.setting("alone", default: false) { (people.test, people.development) = (nil, nil) }
      let run = try lab.train("main", experiment, on: people)
      let known = try lab.classify(run, on: people)
      lab.show(known)
      lab.show(try lab.verify(run, on: people.testTrials))

      """

  @Test func `data without other photographs of known people skip top-1, and the recipe ends well`()
    throws
  {
    try withTinyRecipe(Self.recipe) { recipe in
      let measured = try recipe.run("epochs=1")
      #expect(measured.code == .code(0), "\(measured.text)")
      #expect(recipe.page.contains("| top-1 "))

      let alone = try recipe.run("epochs=1", "alone=true")
      #expect(alone.code == .code(0), "\(alone.text)")
      #expect(alone.text.contains("skipped  top-1 of main: the data hold no labelled photographs"))
      let page = recipe.page
      #expect(page.contains("Top-1 could not be measured: the data hold no labelled photographs"))
      #expect(!page.contains("| top-1 ") && !page.contains("incomplete"))
      #expect(page.contains("| area under the ROC curve "))
    }
  }
}
