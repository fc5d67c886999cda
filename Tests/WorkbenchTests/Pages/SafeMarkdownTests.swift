import Testing

@testable import Workbench

@Suite struct SafeMarkdownTests {
  @Test(
    "Markdown of a recipe works",
    arguments: [
      "# Head\n\n*a* **b** `c < d` and `Array<Int>`", "- a\n- b\n\n1. c", "a < b and 3 <4",
      "[link](https://a.b/c?d=e:f) and [page](figures/x.svg) <https://a.b>",
      "[mail](mailto:a@b.c) ![picture](other/picture.png)", "| a | b |\n|---|---|\n| 1 | 2 |",
      "```swift\nlet a: Array<Int> // <b>\n```", "~~~\n<b>\n~~~", "> quote\n> more", "a[0]: 5",
      "`` a ` b <i> ``",
    ])
  func untouched(text: String) {
    #expect(safeMarkdown(text) == text)
  }

  @Test(
    "HTML and other schemes do not",
    arguments: [
      ("<script>x</script>", "&lt;script>x&lt;/script>"), ("a <!-- b", "a &lt;!-- b"),
      ("<?php", "&lt;?php"), ("a<", "a&lt;"), ("<img src=x onerror=y>", "&lt;img src=x onerror=y>"),
      ("<javascript:x>", "&lt;javascript:x>"), ("[a](javascript:x)", #"[a]\(javascript:x)"#),
      ("[a]( JavaScript:x)", #"[a]\( JavaScript:x)"#), ("[a](<data:x>)", #"[a]\(&lt;data:x>)"#),
      ("[a](java&#115;cript:x)", #"[a]\(java&#115;cript:x)"#),
      (#"[a](java\script:x)"#, #"[a]\(java\script:x)"#),
      ("[a]: vbscript:x", #"[a]\: vbscript:x"#), (#"[a\](javascript:x)"#, #"[a\]\(javascript:x)"#),
      // A span that another line opens is no span on this one.
      ("a ` b\n` <b> `", "a ` b\n` &lt;b> `"),
      ("| ` | <b> ` |", "| ` | &lt;b> ` |"), ("\\`<b>`", "\\`&lt;b>`"),
      // A fence that never closes would swallow the page.
      ("```\n<b>", "```\n<b>\n```"), ("~~~~\nx\n~~~", "~~~~\nx\n~~~\n~~~~"),
      ("a\u{202E}b\u{1B}", "ab"),
    ])
  func refused(text: String, safe: String) {
    #expect(safeMarkdown(text) == safe)
  }
}
