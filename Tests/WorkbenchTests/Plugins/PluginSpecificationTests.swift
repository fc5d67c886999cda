import Testing
import Workbench

@Suite struct PluginSpecificationTests {
  @Test func `white space between words does not matter`() {
    let specification = PluginSpecification("  cos-face   scale=20\tmargin=0.2 ")
    #expect(specification.text == "cos-face scale=20 margin=0.2")
    #expect(specification.name == "cos-face")
  }

  @Test func `quotes hold a value with spaces together`() throws {
    let specification = PluginSpecification("image-folder path=\"/my  faces\" count=2")
    let options = try specification.options()
    #expect(options.map(\.key) == ["path", "count"])
    #expect(options[0].value == "/my  faces")
    #expect(PluginSpecification(specification.text) == specification)
  }

  @Test func `setting an option replaces what was given`() {
    let specification = PluginSpecification("cos-face scale=20 margin=0.2")
    #expect(specification.setting("scale", to: "30").text == "cos-face margin=0.2 scale=30")
  }

  @Test func `an empty text has an empty name and no options`() throws {
    let specification = PluginSpecification("")
    #expect(specification.name.isEmpty)
    #expect(try specification.options().isEmpty)
  }
}
