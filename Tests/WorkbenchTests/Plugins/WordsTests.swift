import Testing

@testable import Workbench

@Suite struct WordsTests {
  @Test(arguments: [
    ("cos-face scale=20", ["cos-face", "scale=20"]),
    (
      "sum losses=[softmax scale=3, center] weights=[1,0.003]",
      ["sum", "losses=[softmax scale=3, center]", "weights=[1,0.003]"]
    ),
    (
      "ohem loss=[sum losses=[softmax, ring]] keep=0.5",
      ["ohem", "loss=[sum losses=[softmax, ring]]", "keep=0.5"]
    ),
    ("image-folder path=\"my faces\"", ["image-folder", "path=my faces"]),
    ("image-folder path=faces[1]", ["image-folder", "path=faces[1]"]),
    ("a b=\"[c\"", ["a", "b=[c"]), ("a \"\"", ["a", ""]), ("", []),
  ])
  func `words are kept together by quotes and brackets`(_ text: String, _ expected: [String]) {
    #expect(words(of: text) == expected)
  }

  @Test(arguments: [
    "plain", "two words", "a\"b", "back\\slash", "x=[a b]", "x=[a [b, c] d]", "x=[a", "x=[a] b",
    "x=a]b [c", "y z=[a b]", "",
  ])
  func `a quoted word is read back as itself`(_ word: String) {
    #expect(words(of: quoted(word)) == [word])
    #expect(words(of: "first " + quoted(word) + " last") == ["first", word, "last"])
  }

  @Test func `brackets need no quotes`() {
    #expect(quoted("losses=[softmax scale=3, center]") == "losses=[softmax scale=3, center]")
  }

  @Test func `a list is split at its own commas alone`() {
    #expect(listParts(of: "a,b [c,d],e") == ["a", "b [c,d]", "e"])
    #expect(listParts(of: "") == [])
  }
}
