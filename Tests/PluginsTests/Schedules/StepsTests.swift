import Testing

@testable import Plugins

@Suite struct StepsTests {
  @Test func `the factor applies at each milestone, from its first step on`() {
    let schedule = Steps()
    let factors = (0..<8).map { schedule.factor(step: $0, of: 8, epochs: 1) }
    for (value, exact) in zip(factors, [1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01]) {
      #expect(abs(value - exact) < 1e-15)
    }
  }

  @Test func `milestones and factor are options`() throws {
    let schedule = try Registry.standard.schedule("steps milestones=[0.25] factor=0.5")
    #expect(schedule.factor(step: 0, of: 4, epochs: 1) == 1)
    #expect(schedule.factor(step: 1, of: 4, epochs: 1) == 0.5)
    #expect(
      try Registry.standard.schedule("steps milestones=[]").factor(step: 3, of: 4, epochs: 1) == 1)
  }

  @Test(arguments: ["milestones=[0.8,0.2]", "milestones=[30]", "factor=0", "factor=2"])
  func `options that cannot work are refused`(_ option: String) {
    #expect(throws: OptionError.self) {
      try Registry.standard.schedule(PluginSpecification("steps \(option)"))
    }
  }
}
