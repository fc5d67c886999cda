import Testing

@testable import Workbench

@Suite struct ResultsTests {
  @Test func `names nest by their dots, sorted, and read back`() throws {
    var results = Results()
    try results.set("verification.auc", Estimate(value: 0.1 + 0.2, lower: .nan, upper: 1, count: 5))
    try results.set("verification.tar@1e-3", .number(.infinity))
    try results.set("page.seed", .text("a/\"b\""))
    try results.set("count", .count(3))
    try results.set("done", .flag(true))
    #expect(
      try results.json() == """
        {
          "count" : 3,
          "done" : true,
          "page" : {
            "seed" : "a/\\"b\\""
          },
          "verification" : {
            "auc" : {
              "count" : 5,
              "lower" : null,
              "upper" : 1,
              "value" : 0.30000000000000004
            },
            "tar@1e-3" : null
          }
        }

        """)
    #expect(results.names.first == "verification.auc")
    let back = try Results(json: results.json())
    #expect(Set(back.names) == Set(results.names) && back["count"] == .count(3))
    #expect(try back.json() == results.json())
  }

  @Test(arguments: ["", ".", "a..b", "a b", "a\n", "ä", "a/b"])
  func `a name that no reader could ask for is refused`(name: String) {
    #expect(throws: ResultsError.badName(name)) {
      var results = Results()
      try results.set(name, .count(1))
    }
  }

  @Test func `a number cannot also be a group`() throws {
    var results = Results()
    try results.set("a.b", .count(1))
    #expect(throws: ResultsError.nested("a", "a.b")) { try results.set("a", .count(1)) }
    #expect(throws: ResultsError.nested("a.b.c", "a.b")) { try results.set("a.b.c", .count(1)) }
    try results.set("a.b", .count(2))
    #expect(results["a.b"] == .count(2) && results.names == ["a.b"])
  }
}
