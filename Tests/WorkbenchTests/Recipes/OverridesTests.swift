import Testing
import Workbench

@Suite struct OverridesTests {
  private func overrides(_ pairs: KeyValuePairs<String, String>) -> Overrides {
    Overrides(pairs.map { RecipeContext.Override($0.key, $0.value) })
  }

  @Test func `values are typed and the later one counts`() throws {
    let overrides = overrides([
      "epochs": "3", "rate": "1e-2", "pictures": "false", "data": "lfw", "epochs": "5",
    ])
    #expect(try overrides.value("epochs", default: 20) == 5)
    #expect(try overrides.value("rate", default: 0.1) == 0.01)
    #expect(try !overrides.value("pictures", default: true))
    #expect(try overrides.value("data", default: "") == "lfw")
    #expect(try overrides.value("width", default: 7) == 7)
    try overrides.checkAllUsed()
  }

  @Test(arguments: ["2.5", "many", ""])
  func `a value of the wrong type is refused`(text: String) {
    #expect(
      throws: OverrideError.wrongType(key: "epochs", expected: "a whole number", got: text)
    ) { try overrides(["epochs": text]).value("epochs", default: 20) }
  }

  @Test func `a key that nothing asks for is answered with the nearest one`() throws {
    let overrides = overrides(["epcohs": "3"])
    _ = try overrides.value("epochs", default: 20)
    let error = OverrideError.unknown("epcohs", known: ["epochs"])
    #expect(throws: error) { try overrides.checkAllUsed() }
    #expect(error.description.contains("did you mean epochs?"))
  }

  @Test func `a plugin is replaced whole, or changed in one option`() throws {
    let overrides = overrides(["proto.loss": "cos-face scale=20", "proto.loss.margin": "0.3"])
    let loss = overrides.specification("proto.loss", default: "prototypical")
    #expect(loss == "cos-face scale=20 margin=0.3")
    let sampler = overrides.specification("proto.sampler", default: "uniform")
    #expect(sampler == "uniform")
    try overrides.checkAllUsed()
  }

  @Test func `what was declared is recorded with default and value`() throws {
    let overrides = overrides(["epochs": "5"])
    _ = try overrides.value("epochs", default: 20, "How often every photograph is seen.")
    #expect(
      overrides.declared == [
        Overrides.Declared(
          key: "epochs", expected: "a whole number", standard: "20", value: "5",
          summary: "How often every photograph is seen.")
      ])
  }
}
