import Testing

@testable import Workbench

@Suite struct EscapingTests {
  @Test(
    "Markdown shows text as it is",
    arguments: [
      ("plain", "plain"), ("a|b", #"a\|b"#), ("`code`", #"\`code\`"#), ("<b>", "&lt;b&gt;"),
      ("&lt;", "&amp;lt;"), ("*a* _b_ ~c~", #"\*a\* \_b\_ \~c\~"#), ("a\nb\r\nc", "a b  c"),
      ("[x](javascript:y)", #"\[x\](javascript:y)"#), ("![i](u)", #"\!\[i\](u)"#),
      ("# head", "\\# head"), ("- item", #"\- item"#), ("+1", #"\+1"#), ("1. one", #"1\. one"#),
      ("12) x", #"12\) x"#), ("3.5", #"3\.5"#), ("=== ", #"\=== "#), ("$x$", #"\$x\$"#),
      (#"\"#, #"\\"#),
      ("https://a.b", "https:\u{200B}//a.b"), ("www.a.b", "www\u{200B}.a.b"),
      ("\u{1B}[31m\u{0}", #"\[31m"#),
      ("a\u{202E}b\u{2066}", "ab"), ("", ""),
    ])
  func markdown(text: String, escaped: String) {
    #expect(Escaping.markdown(text) == escaped)
  }

  @Test func `within a line, marks that begin a line are no danger`() {
    #expect(Escaping.markdown("-0.5", startsLine: false) == "-0.5")
    #expect(Escaping.markdown("3.5", startsLine: false) == "3.5")
  }

  @Test(
    "HTML and SVG show text as it is",
    arguments: [
      ("<script>", "&lt;script&gt;"), ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
      ("a & b", "a &amp; b"), ("]]>", "]]&gt;"), ("a\u{0}\u{8}b", "ab"),
    ])
  func html(text: String, escaped: String) {
    #expect(Escaping.html(text) == escaped)
  }

  @Test(
    "CSV cells are no formulas and no rows of their own",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "\"' =1\""),
      ("\r=1", "\"' =1\""), ("  =1", "\"'  =1\""), ("＝1", "'＝1"), ("a,b", "\"a,b\""),
      ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a b\""),
      ("a;b", "\"a;b\""), ("plain", "plain"), ("a=b", "a=b"), ("", ""),
    ])
  func csv(text: String, escaped: String) {
    #expect(Escaping.csv(text) == escaped)
  }

  @Test(
    "names of files stay in their folder",
    arguments: [
      ("ROC, log", "roc-log"), ("../../etc/passwd", "etc-passwd"), ("a\u{0}b", "a-b"),
      ("", "figure"),
      ("…", "figure"), ("Ämter", "mter"),
      (String(repeating: "ab-", count: 40), String(String(repeating: "ab-", count: 20).dropLast())),
      ("'; rm -rf", "rm-rf"), ("CON", "con"),
    ])
  func fileName(text: String, name: String) {
    #expect(Escaping.fileName(text) == name)
  }
}
