import Testing
import Workbench

@Suite struct OptionsTests {
  private func toy(_ options: String) throws -> ToyLoss {
    try #require(try toys.loss(PluginSpecification("toy-loss " + options)) as? ToyLoss)
  }

  @Test func `options not given keep the defaults`() throws {
    let loss = try toy("count=7")
    #expect(loss.count == 7)
    #expect(loss.learningRate == 0.5)
    #expect(loss.widths == [32, 64])
  }

  @Test func `every type of option is read`() throws {
    let loss = try toy(
      "learning-rate=1e-3 margin=2 count=1 normalised=false title=\"two words\" "
        + "widths=[8,16,32] reduction=sum limit=4")
    #expect(loss.learningRate == 0.001)
    #expect(loss.margin == 2)
    #expect(!loss.normalised)
    #expect(loss.title == "two words")
    #expect(loss.widths == [8, 16, 32])
    #expect(loss.reduction == .sum)
    #expect(loss.limit == 4)
  }

  @Test func `an unknown option is refused with the known ones`() {
    let error = RegistryError.unknownOption(
      "learning_rate", of: "toy-loss",
      known: [
        "learning-rate", "margin", "count", "normalised", "title", "widths", "reduction", "limit",
      ])
    #expect(throws: error) { try toy("learning_rate=1") }
    #expect(error.description.contains("did you mean learning-rate?"))
  }

  @Test(arguments: [
    ("count", "2.5", "a whole number"), ("learning-rate", "fast", "a number"),
    ("learning-rate", "nan", "a number"), ("normalised", "1", "true or false"),
    ("reduction", "max", "one of mean, sum"),
    ("widths", "8", "a list such as [a,b], each a whole number"),
    ("widths", "[8,]", "a list such as [a,b], each a whole number"),
    ("limit", "x", "a number, or none"),
  ])
  func `a value of the wrong type is said with what was expected`(
    option: String, value: String, expected: String
  ) {
    #expect(
      throws: RegistryError.wrongType(
        option: option, of: "toy-loss", expected: expected, got: value)
    ) { try toy("\(option)=\(value)") }
  }

  @Test func `a value that cannot work is refused by the plugin itself`() {
    #expect(
      throws: OptionError(plugin: "toy-loss", option: "count", expected: "positive", got: "0")
    ) { try toy("count=0") }
  }

  @Test func `an option given twice or without a value is refused`() {
    #expect(throws: RegistryError.repeatedOption("count", of: "toy-loss")) {
      try toy("count=1 count=2")
    }
    #expect(throws: RegistryError.malformedOption("count", of: "toy-loss")) { try toy("count") }
  }

  @Test func `the resolved specification states every option and makes the same plugin`() throws {
    let loss = try toy("title=\"a \\\"b\\\"\" limit=2")
    let resolved = try PluginSpecification(resolving: loss)
    #expect(
      resolved.text.hasPrefix("toy-loss learning-rate=0.5 margin=0.25 count=3 normalised=true"))
    #expect(resolved.text.hasSuffix("widths=[32,64] reduction=mean limit=2"))
    #expect(try PluginSpecification(resolving: toys.loss(resolved)) == resolved)
  }
}
