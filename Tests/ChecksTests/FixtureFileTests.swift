import Checks
import TestSupport
import Testing

struct FixtureFileTests {
  private func error(_ text: String) throws -> String {
    try withTemporaryDirectory { folder in
      try write(text, to: "made.json", in: folder)
      let error = try #require(throws: FixtureError.self) {
        try FixtureFile.read("made", in: folder)
      }
      return error.description
    }
  }

  @Test func `a file that is no JSON is named`() throws {
    #expect(try error("{\"cases\": [").hasPrefix("made.json: not JSON"))
  }

  @Test func `what is missing is named with its place`() throws {
    #expect(
      try error(#"{"cases": [{"id": "a", "inputs": {}}]}"#)
        == "made.json: at cases.1: no “expected”")
    #expect(try error(#"{"format": 1}"#) == "made.json: no “cases”")
  }

  @Test func `a folder that is not there, or holds nothing, is named`() throws {
    #expect(throws: FixtureError("/no/such: no such folder of fixtures")) {
      try FixtureFile.names(in: "/no/such")
    }
    try withTemporaryDirectory { folder in
      #expect(throws: FixtureError("\(folder): no .json file of fixtures in it")) {
        try FixtureFile.names(in: folder)
      }
    }
  }

  @Test func `a tensor whose shape is not that of its numbers is refused`() throws {
    let value = JSONValue.object(["shape": .numbers([2, 2]), "data": .numbers([1, 2, 3])])
    #expect(throws: FixtureError("x: shape [2, 2] but 3 numbers")) { try value.tensor("x") }
  }

  @Test func `a hyper-parameter prints as an option is written`() {
    #expect(JSONValue.number(20).description == "20")
    #expect(JSONValue.number(0.25).description == "0.25")
    #expect(JSONValue.bool(true).description == "true")
  }
}
