public import Plugins

// How to add a replay: one line in the table of the fixture's family, `Sources/Checks/Fixtures`.
//
//   .loss("softmax/normface/") { try "softmax normalised=true scale=\($0["scale"])" }
//
// says: the cases of `softmax.json` whose id begins with `normface/` are our `softmax` with these
// options. Take options from the case's hyper-parameters, `$0["scale"]` (as an option is written) or
// `$0.number("scale")` (to compute with), never from the id: other values will be tried. `$0.reduction`
// is the file's sentence on the reduction. The longest prefix that matches a case claims it.
//
// What a line may add, in this order:
//   where: { $0.states("gamma") }           only cases that state something; counts as more specific
//   ["W": "weight", "t_before": "t"]        the fixture's input or hyper-parameter, our parameter;
//                                           equal names need no mention
//   after: ["t_after": "t"]                 what a parameter or state must be after the call
//   factor: { _ in 2 }                      by which the fixture's loss must be multiplied to be ours
//   batch: { ReplayBatch($0, rows: ["a", "b"], labels: [...]) }   when inputs are not (embeddings,
//                                           labels), [classes, images, width], (x1, x2, y)
//   extras: { fixture, result, comparison in … }   what else the case states, such as margins
//
// `.check(cases, of: plugin) { fixture, comparison in … }` compares anything by hand.
// `.differs(cases, of: plugin, "reason") { fixture, comparison in … }` is a case that we do not
// follow, with the reason for people; the closure, where given, checks what we do instead.
// `.costsNothing(cases, "loss options", "reason")` is the frequent one: zero and no gradient.
//
// In the loss's test: `try expectReplays("softmax")` runs what the table claims for that loss.

/// How the cases of a fixture file whose ids begin alike are computed here.
public struct Replay: Sendable {
  /// Compares one case.
  public typealias Check = @Sendable (FixtureCase, inout Comparison) throws -> Void
  /// Says whether a case is meant.
  public typealias Condition = @Sendable (FixtureCase) -> Bool
  /// Makes the plugin's specification from a case's hyper-parameters.
  public typealias Specification = @Sendable (FixtureCase) throws -> PluginSpecification

  /// The file, without `.json`.
  let file: String
  /// How the ids begin.
  let prefix: String
  /// Which of them are meant, when not all.
  let condition: Condition?
  /// The plugin that a case is computed with.
  let plugin: @Sendable (FixtureCase) throws -> String
  /// Why we deliberately differ, where we do.
  let reason: String?
  /// Compares; nil when a deliberate difference has nothing to be compared with.
  let check: Check?

  /// A replay that compares by hand.
  ///
  /// - `cases`: the file and how the ids begin, `margin_softmax/cosface/`.
  /// - `of`: the plugin's name.
  public static func check(
    _ cases: String, of plugin: String, where condition: Condition? = nil, _ check: @escaping Check
  ) -> Replay {
    Replay(cases, condition, { _ in plugin }, nil, check)
  }

  /// Cases that we do not follow, with the reason; `check` compares with what we do instead.
  public static func differs(
    _ cases: String, of plugin: String, where condition: Condition? = nil, _ reason: String,
    _ check: Check? = nil
  ) -> Replay {
    Replay(cases, condition, { _ in plugin }, reason, check)
  }

  init(
    _ cases: String, _ condition: Condition?,
    _ plugin: @escaping @Sendable (FixtureCase) throws -> String, _ reason: String?, _ check: Check?
  ) {
    let parts = cases.split(separator: "/", maxSplits: 1)
    file = parts.first.map(String.init) ?? ""
    prefix = parts.count > 1 ? String(parts[1]) : ""
    (self.condition, self.plugin, self.reason, self.check) = (condition, plugin, reason, check)
  }

  /// How specific the claim on a case is; nil when there is none.
  func claim(_ fixture: FixtureCase, in file: String) -> Int? {
    guard file == self.file, fixture.id.hasPrefix(prefix), condition?(fixture) ?? true else {
      return nil
    }
    return 2 * prefix.count + (condition == nil ? 0 : 1)
  }
}
