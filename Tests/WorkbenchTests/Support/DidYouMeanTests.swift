import Testing
import Workbench

@Suite struct DidYouMeanTests {
  @Test(arguments: [
    ("margni", "margin"), ("learning_rate", "learning-rate"), ("Softmax", "softmax"),
    ("contrastiv", "contrastive"), ("proto", "prototypical"),
  ])
  func `a slip finds the word that was meant`(typed: String, meant: String) {
    let known = ["contrastive", "learning-rate", "margin", "prototypical", "softmax"]
    #expect(didYouMean(typed, among: known) == meant)
  }

  @Test(arguments: ["xyz", "pr", "", "temperature"])
  func `a word that resembles nothing finds nothing`(typed: String) {
    #expect(didYouMean(typed, among: ["margin", "prototypical", "scale"]) == nil)
  }

  @Test func `two neighbouring letters swapped are one slip`() {
    #expect(didYouMean("ab", among: ["ba"]) == "ba")
    #expect(didYouMean("abcd", among: ["dcba"]) == nil)
  }

  @Test func `an ambiguous beginning is not guessed`() {
    #expect(didYouMean("res", among: ["res-net-wide", "res-net-deep"]) == nil)
  }

  @Test func `the tail of a sentence is empty when nothing is near`() {
    #expect(didYouMeanTail("margni", among: ["margin"]) == "; did you mean margin?")
    #expect(didYouMeanTail("xyz", among: ["margin"]) == "")
    #expect(knownTail("xyz", among: ["margin", "scale"]) == " (known: margin, scale)")
    #expect(knownTail("xyz", among: []) == " (there is none)")
  }
}
