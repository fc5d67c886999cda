/// An option of the loss that rises or falls evenly to its value as training begins.
///
///     value(t) = from + (to - from) · min(1, t / (epochs · steps of an epoch))    at step t, from 0
///
/// Any option that is a number can: a margin that begins at 0, a scale that begins low. It is the loss
/// itself that is made anew for each step, so no loss has to know.
///
/// - Source: a margin that is reached gradually trains where the whole one does not from the
///   beginning: Liu, Wen, Yu, Li, Raj, Song, "SphereFace", CVPR 2017, whose annealing is in the loss.
public struct OptionRamp: Sendable, Equatable {
  /// What the names of values in `metrics.jsonl` begin with.
  public static let prefix = "warm-up."

  /// The option's name; for an option of a loss within the loss, with the way there before dots:
  /// `loss.margin`, `losses.2.scale`.
  let option: String
  /// The value at the first step.
  let from: Double
  /// The value that the loss states.
  let to: Double
  /// How long it takes; 0.5 is half an epoch.
  let epochs: Double

  /// The value at a step, from 0.
  func value(at step: Int, stepsInEpoch: Int) -> Double {
    let steps = epochs * Double(stepsInEpoch)
    guard Double(step) < steps else { return to }
    return from + (to - from) * Double(step) / steps
  }

  /// The name of its value in `metrics.jsonl`.
  var logged: String { Self.prefix + option }

  /// The ramps of an experiment, each `option from=0 epochs=5`.
  ///
  /// - Throws: ``OptionError`` or ``RegistryError`` about the option or a value that it cannot have.
  static func ramps(
    _ specifications: [PluginSpecification], of loss: any Loss, registry: Registry
  ) throws -> [OptionRamp] {
    let ramps = try specifications.map { try OptionRamp($0, of: loss) }
    let repeated = ramps.indices.first { place in
      ramps[..<place].contains { $0.option == ramps[place].option }
    }
    if let repeated { throw error(expected: "each option once", got: ramps[repeated].option) }
    // What the options are at the first step has to be as valid as what they become.
    _ = try registry.loss(loss.setting(ramps.map { ($0.option, $0.from) }))
    return ramps
  }

  private init(_ specification: PluginSpecification, of loss: any Loss) throws {
    let (option, known) = (specification.name, try loss.numbers())
    guard let value = known.first(where: { $0.name == option })?.value else {
      let names = known.map(\.name)
      throw Self.error(
        expected: "an option of \(type(of: loss).name) that is a number",
        got: "\"\(option)\"" + knownTail(option, among: names))
    }
    var numbers: [String: Double] = [:]
    for (key, text) in try specification.options() {
      guard ["from", "epochs"].contains(key) else {
        throw RegistryError.unknownOption(
          key, of: "warm-up \(option)", known: ["from", "epochs"])
      }
      guard let number = Double(text), number.isFinite, key == "from" || number > 0 else {
        throw Self.error(
          expected: "from=NUMBER and epochs=NUMBER, the latter greater than 0",
          got: "\(key)=\(text)")
      }
      numbers[key] = number
    }
    guard let epochs = numbers["epochs"] else {
      throw Self.error(expected: "\(option) from=0 epochs=5", got: specification.text)
    }
    (self.option, from, to) = (option, numbers["from"] ?? 0, value)
    self.epochs = epochs
  }

  private static func error(expected: String, got: String) -> OptionError {
    OptionError(plugin: "experiment", option: "warm-up", expected: expected, got: got)
  }
}

extension ResolvedExperiment {
  /// The loss as it is at a step, from 0; nil from where on it is as the experiment states it.
  ///
  /// - Throws: ``OptionError`` when a value on the way is one that the loss refuses.
  func warmingLoss(at step: Int, stepsInEpoch: Int) throws -> (any Loss)? {
    let values = rampValues(at: step, stepsInEpoch: stepsInEpoch)
    guard zip(ramps, values).contains(where: { $0.to != $1.value }) else { return nil }
    return try registry.loss(loss.setting(values))
  }

  /// The ramped options with their values at a step, from 0.
  func rampValues(at step: Int, stepsInEpoch: Int) -> [(option: String, value: Double)] {
    ramps.map { ($0.option, $0.value(at: step, stepsInEpoch: stepsInEpoch)) }
  }
}
