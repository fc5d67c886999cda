import Testing
import Workbench

@Suite struct RecipeContextTests {
  @Test func `lines of the recipe are defaults of flags and settings`() throws {
    let text = """
      //: # A title
      //| threads: 3
      //| seed: 7
      //| engine: onednn
      //| plugins: mine "their own"
      //| epochs: 4
      let x = 1
      """
    var context = RecipeContext(recipe: "Recipes/a-b.swift", text: text, threads: 1)
    try context.takeOptions()
    #expect(context.threads == 3)
    #expect(context.seed == 7)
    #expect(context.engine == .onednn)
    #expect(context.pluginFolders == ["mine", "their own"])
    #expect(context.overrides == [RecipeContext.Override("epochs", "4")])
    #expect(context.name == "a-b")
  }

  @Test func `a flag that is no number is refused with its line`() {
    var context = RecipeContext(recipe: "a.swift", text: "\n//| threads: two\n", threads: 1)
    #expect(
      throws: OverrideError.wrongType(
        key: "a.swift:2: threads", expected: "a whole number", got: "two")
    ) { try context.takeOptions() }
  }

  @Test func `an engine that is not known is refused with those that are`() {
    var context = RecipeContext(recipe: "a.swift", text: "//| engine: cudnn\n", threads: 1)
    let error = OverrideError.wrongType(
      key: "a.swift:1: engine", expected: "one of auto, direct, winograd, winograd-2x2, onednn",
      got: "cudnn")
    #expect(throws: error) { try context.takeOptions() }
  }
}
