import Testing
import Workbench

struct TieRuleTests {
  // Label 2 of 1 3 3 3 0: nothing is above it, class 1 has an equal logit before it, class 3 after.
  @Test(arguments: zip(TieRule.allCases, [1, 1, 0, 2]))
  func `equal logits come in the order of the rule`(_ rule: TieRule, _ place: Int) throws {
    #expect(try ranks(of: [2], in: [1, 3, 3, 3, 0], ties: rule) == [place])
  }

  @Test func `lowest and highest index differ at the ends`() throws {
    #expect(try ranks(of: [0], in: [5, 5, 5], ties: .lowestIndex) == [0])
    #expect(try ranks(of: [0], in: [5, 5, 5], ties: .highestIndex) == [2])
  }

  @Test func `without ties all rules agree`() throws {
    for rule in TieRule.allCases { #expect(try ranks(of: [1], in: [3, 1, 2], ties: rule) == [2]) }
  }
}
