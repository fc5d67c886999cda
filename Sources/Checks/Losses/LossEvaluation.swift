public import Plugins

/// A batch with the parameters of a loss, all in one precision.
public struct LossInput: Sendable {
  /// Row-major, ``rows`` × ``width``.
  public var embeddings: [Double]
  /// The size of an embedding.
  public var width: Int
  /// One class a row.
  public var labels: [Int]
  /// The number of classes of the training set.
  public var classes: Int
  /// What a miner chose; everything where nil.
  public var mined: Mined?
  /// Values that replace a parameter's initial ones.
  public var parameters: [String: [Double]]
  /// The number of training steps before this one.
  public var step = 0
  /// The random numbers of the step, for losses that draw; those of step 0 where nil.
  public var random: Random?

  /// A batch; parameters are as the loss makes them unless given.
  public init(
    embeddings: [Double], width: Int, labels: [Int], classes: Int, mined: Mined? = nil,
    parameters: [String: [Double]] = [:]
  ) {
    (self.embeddings, self.width, self.labels) = (embeddings, width, labels)
    (self.classes, self.mined, self.parameters) = (classes, mined, parameters)
  }

  /// The number of rows.
  public var rows: Int { labels.count }
}

/// A loss with its gradients, as plain numbers.
public struct LossResult: Sendable {
  /// The loss.
  public var value: Double
  /// By parameter; `embeddings` too.
  public var gradients: [String: [Double]]
  /// The parameters after the call, by name; state may differ from before.
  public var after: [String: [Double]]
  /// What the loss noted beside its value, by name.
  public var notes: [String: Double] = [:]

  /// A result with the given parts.
  public init(value: Double, gradients: [String: [Double]], after: [String: [Double]] = [:]) {
    (self.value, self.gradients, self.after) = (value, gradients, after)
  }

  /// Whether no number in it is infinite or none at all.
  public var isFinite: Bool {
    value.isFinite && gradients.values.allSatisfy { $0.allSatisfy(\.isFinite) }
  }
}

extension Loss {
  /// The loss's parameters in some precision, with the input's values where it gives any.
  ///
  /// - Throws: ``CheckError`` when the input names a parameter that the loss does not have, or has
  ///   not as many numbers for it.
  public func parameters(for input: LossInput, _ type: ScalarType) throws -> Parameters {
    var random = Random(seed: 5)
    var result = parameters(classes: input.classes, width: input.width, random: &random)
    var unused = Set(input.parameters.keys)
    var problem: String?
    result.visit("") { name, role, value in
      unused.remove(name)
      let values = input.parameters[name] ?? value.doubles
      guard values.count == value.count else {
        problem = "\(Self.name): \(name) is \(value.shape), got \(values.count) numbers for it"
        return
      }
      value = Tensor(values, shape: value.shape, type: type)
      if role != .state { value = value.parameter() }
    }
    if !unused.isEmpty { problem = "\(Self.name) has no parameter \(unused.sorted())" }
    if let problem { throw CheckError(problem) }
    return result
  }

  /// The loss of an input and all its gradients; nil gradients count as zero.
  ///
  /// - Throws: what the loss throws; ``CheckError`` when its result is not a scalar of the
  ///   embeddings' precision.
  public func evaluated(_ input: LossInput, _ type: ScalarType = .float64) throws -> LossResult {
    let shape = [input.rows, input.width]
    let embeddings = Tensor(input.embeddings, shape: shape, type: type).parameter()
    var parameters = try parameters(for: input, type)
    let notes = Notes()
    let batch = try Embedded(
      embeddings, labels: input.labels, mined: input.mined, step: input.step, random: input.random,
      notes: notes)
    let loss = try self(batch, &parameters)
    guard loss.shape == [] && loss.type == type else {
      throw CheckError(
        "\(Self.name): expected a scalar of type \(type), got \(loss.type) of shape \(loss.shape)")
    }
    let gradients = loss.requiresGradient ? loss.gradients() : nil
    func values(_ gradient: Tensor?, of leaf: Tensor) -> [Double] {
      gradient?.doubles ?? [Double](repeating: 0, count: leaf.count)
    }
    var result = LossResult(value: loss.scalar, gradients: [:])
    result.notes = notes.values
    result.gradients["embeddings"] = values(gradients?[embeddings], of: embeddings)
    for (name, role) in parameters.names {
      let value = parameters[name]
      result.after[name] = value.doubles
      guard role != .state else { continue }
      // Of a table that was sampled from, the rows that took no part have gradient zero.
      let gradient = gradients.flatMap { parameters.gradient(of: name, in: $0) }
      result.gradients[name] = values(gradient, of: value)
    }
    return result
  }
}

/// A plugin that cannot be checked, or a check that is wrong.
public struct CheckError: Error, Equatable, CustomStringConvertible {
  /// What was expected and what was got.
  public let description: String

  /// An error in one sentence.
  public init(_ description: String) { self.description = description }
}
