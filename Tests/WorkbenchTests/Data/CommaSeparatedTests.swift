import Testing

@testable import Workbench

@Suite struct CommaSeparatedTests {
  @Test(
    "fields are split at commas outside quotes",
    arguments: [
      ("a,b,c", ["a", "b", "c"]), ("", [""]), ("a,", ["a", ""]), (" a , b ", ["a", "b"]),
      ("\"a,b\",c", ["a,b", "c"]), ("\"say \"\"x\"\"\",1", ["say \"x\"", "1"]),
      (",,", ["", "", ""]),
    ])
  func fields(line: String, expected: [String]) {
    #expect(CommaSeparated.fields(of: Substring(line)) == expected)
  }

  @Test func `what is written is read again`() throws {
    let folder = try Folder()
    let rows = [["a", "b,c"], ["d\"e", "f"]]
    let path = try folder.write("\u{FEFF}" + CommaSeparated.text(rows), "a.csv")
    #expect(try CommaSeparated(path: path).lines.map(\.fields) == rows)
  }

  @Test func `line ends of every kind count lines alike`() throws {
    let folder = try Folder()
    let path = try folder.write("a,b\r\nc,d\n\ne,f\r", "a.csv")
    #expect(try CommaSeparated(path: path).lines.map(\.number) == [1, 2, 4])
  }

  @Test func `an open quote and bytes that are not UTF-8 are errors with their place`() throws {
    let folder = try Folder()
    let open = try folder.write("a,b\n\"a,b", "open.csv")
    #expect(throws: DataError(open, line: 2, "a quote is opened and not closed")) {
      try CommaSeparated(path: open)
    }
    let bytes = try folder.write([0x61, 0xFF, 0x0A], "bytes.csv")
    #expect(throws: DataError(bytes, "expected UTF-8 text")) { try CommaSeparated(path: bytes) }
  }

  @Test func `random bytes never stop the reader`() {
    var random = Random(seed: 9)
    let alphabet = Array("\",\n\r ab1é\u{FEFF}")
    for _ in 0..<20_000 {
      let text = String(
        (0..<random.integer(below: 24)).map { _ in
          alphabet[random.integer(below: alphabet.count)]
        })
      if let fields = CommaSeparated.fields(of: text[...]) { #expect(!fields.isEmpty) }
    }
  }
}
