import Plugins
import Testing

/// What every schedule of the registry must satisfy with its default options.
@Suite struct ScheduleLaws {
  static let names = Registry.standard.names(of: .schedule)

  /// Schedules that do not lower the rate, and why.
  static let doNotAnneal = ["constant": "that is what it is for"]

  /// Steps and epochs of runs, also such as quick ones, and of steps that epochs do not divide.
  static let runs = [
    (1, 1), (2, 1), (3, 1), (4, 4), (5, 2), (7, 3), (25, 10), (100, 10), (101, 30), (1000, 20),
    (12_345, 7), (3, 5), (30, 40),
  ]

  @Test func `there are schedules to check`() {
    #expect(Self.names.count >= 3)
    #expect(Set(Self.doNotAnneal.keys).isSubset(of: Self.names))
  }

  @Test(arguments: names, runs)
  func `the factor is in 0 … 1 at every step`(_ name: String, _ run: (Int, Int)) throws {
    let schedule = try Registry.standard.schedule(PluginSpecification(name))
    for step in 0..<run.0 {
      let factor = schedule.factor(step: step, of: run.0, epochs: run.1)
      #expect(factor.isFinite && factor >= 0 && factor <= 1 + 1e-12, "step \(step): \(factor)")
    }
  }

  @Test(arguments: names, runs)
  func `some step of a run learns`(_ name: String, _ run: (Int, Int)) throws {
    let schedule = try Registry.standard.schedule(PluginSpecification(name))
    let factors = (0..<run.0).map { schedule.factor(step: $0, of: run.0, epochs: run.1) }
    #expect((factors.max() ?? 0) > (run.0 < 10 ? 0.1 : 0.95))
  }

  @Test(arguments: names)
  func `annealing ends below its start`(_ name: String) throws {
    let schedule = try Registry.standard.schedule(PluginSpecification(name))
    let (first, last) = (
      schedule.factor(step: 0, of: 200, epochs: 10),
      schedule.factor(step: 199, of: 200, epochs: 10)
    )
    if Self.doNotAnneal[name] == nil { #expect(last < first / 10) } else { #expect(last == first) }
  }
}
