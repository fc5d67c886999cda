internal import Autograd

/// The time of one kind of work in a training step.
public struct StepPart: Sendable, Codable, Equatable {
  /// What is done, such as `convolution 3×3, stride 2`.
  public let name: String
  /// How many operations of the step are counted here.
  public private(set) var count = 0
  /// Milliseconds on the way forth, all together.
  public private(set) var forward = 0.0
  /// Milliseconds on the way back.
  public private(set) var backward = 0.0
  /// Floating-point operations of the definition, both ways; zero where none are defined.
  public private(set) var operations = 0.0
  /// Bytes of operands and results, each moved once; zero where they are not known.
  public private(set) var bytes = 0.0

  private init(_ name: String) { self.name = name }

  /// The parts of a step: convolutions by kernel and stride, normalisation, update, and the rest.
  static func parts(of operations: [StepReport.Operation]) -> [StepPart] {
    var parts: [String: StepPart] = [:]
    for operation in operations {
      let name = operation.part
      parts[name, default: StepPart(name)].add(operation)
    }
    let rest = parts.removeValue(forKey: StepReport.Operation.rest)
    return parts.values.sorted { ($1.milliseconds, $0.name) < ($0.milliseconds, $1.name) }
      + (rest.map { [$0] } ?? [])
  }

  private var milliseconds: Double { forward + backward }

  private mutating func add(_ operation: StepReport.Operation) {
    count += operation.count
    forward += operation.forward
    backward += operation.backward
    let times = Double(operation.count)
    if let work = operation.convolution {
      operations += times * work.operations * Double(work.passes.count)
      bytes += times * work.passes.map(work.bytes).reduce(0, +)
    } else if let work = operation.normalisation {
      operations += times * (work.operations.forward + work.operations.backward)
      bytes += times * (work.bytes.forward + work.bytes.backward)
    }
  }
}

extension StepReport.Operation {
  /// The name of the part that holds what no other does.
  static let rest = "rest"

  /// The part of the step that it belongs to.
  fileprivate var part: String {
    if let convolution { return "convolution \(convolution.kind)" }
    if normalisation != nil { return "normalisation" }
    return name == "update" ? name : Self.rest
  }

  /// What it takes, if it is a convolution.
  var convolution: ConvolutionWork? {
    guard name == "convolved", operands.count >= 2, result.count == 4 else { return nil }
    return ConvolutionWork(input: operands[0], weight: operands[1], output: result)
  }

  /// What it takes, if it normalises, with the activation, residual or pooling that is part of it.
  var normalisation: NormalisationWork? {
    guard name.lowercased().contains("normalised"), operands.count >= 3 else { return nil }
    return NormalisationWork(
      elements: operands[0].reduce(1, *), results: result.reduce(1, *),
      hasResidual: operands.count > 3)
  }
}
