import Autograd
import Checks
import Foundation
import Plugins
import TestSupport
import Testing

/// What every loss of the registry must satisfy, with its defaults and in the variants below.
struct LossLaws {
  /// Options besides the defaults under which the laws are checked too.
  static let variants: [PluginSpecification] = [
    "softmax bias=true label-smoothing=0.1", "softmax normalised=true",
    "cos-face scale=16 margin=0", "prototypical symmetric=true",
    "prototypical comparison=dot reduction=sum", "prototypical comparison=euclidean",
    "contrastive form=linear margin=2", "contrastive normalised=true reduction=balanced",
    "contrastive form=linear normalised=true reduction=non-zero",
    "contrastive form=squared-distance margin=3 positive-margin=0.1",
  ]

  /// Losses that tell the rows of a class apart by their order in the batch, and why.
  ///
  /// They must still not care where in the batch the rows of a class stand.
  static let usesOrderWithinClass = [
    "prototypical": "the first image of each class is its query"
  ]

  static var all: [PluginSpecification] {
    Registry.standard.names(of: .loss).map { PluginSpecification($0) } + variants
  }

  private static let width = 5
  private static let classes = 6

  /// Twelve rows of four classes, mixed.
  private func batch(seed: UInt64 = 3) -> LossInput {
    input([2, 0, 1, 3, 0, 2, 3, 1, 1, 0, 3, 2], seed: seed)
  }

  private func input(_ labels: [Int], seed: UInt64 = 3) -> LossInput {
    LossInput(
      embeddings: randomTensor([labels.count, Self.width], seed: seed).doubles,
      width: Self.width, labels: labels, classes: Self.classes)
  }

  private func reordered(_ input: LossInput, _ order: [Int]) -> LossInput {
    var result = input
    result.labels = order.map { input.labels[$0] }
    result.embeddings = order.flatMap {
      input.embeddings[$0 * input.width..<($0 + 1) * input.width]
    }
    return result
  }

  @Test func `the variants are of losses that exist`() throws {
    #expect(Registry.standard.names(of: .loss).count >= 4)
    for specification in Self.all { _ = try Registry.standard.loss(specification) }
    let known = Set(Registry.standard.names(of: .loss))
    #expect(Set(Self.usesOrderWithinClass.keys).isSubset(of: known))
  }

  @Test(arguments: all)
  func `gradients are the slopes of the value`(_ specification: PluginSpecification) throws {
    let loss = try Registry.standard.loss(specification)
    let input = batch()
    var start = try loss.parameters(for: input, .float64)
    var names: [String] = []
    var tensors = [Tensor(input.embeddings, shape: [input.rows, input.width])]
    start.visit("") { name, role, value in
      guard role != .state else { return }
      names.append(name)
      tensors.append(value.detached())
    }
    let error = try gradientError(of: tensors) { tensors in
      var parameters = start
      parameters.visit("") { name, _, value in
        if let index = names.firstIndex(of: name) { value = tensors[index + 1] }
      }
      return try loss(Embedded(tensors[0], labels: input.labels), &parameters)
    }
    #expect(error < 1e-6)
    #expect(try loss.evaluated(input).gradients["embeddings"]?.contains { $0 != 0 } == true)
  }

  @Test(arguments: all)
  func `the order of the batch changes nothing`(_ specification: PluginSpecification) throws {
    let loss = try Registry.standard.loss(specification)
    let input = batch()
    var random = Random(seed: 8)
    var order = random.shuffled(Array(0..<input.rows))
    if Self.usesOrderWithinClass[specification.name] != nil {
      // Rows of a class in their old order, at the places that the shuffle gave the class.
      var waiting = Dictionary(grouping: 0..<input.rows) { input.labels[$0] }
      order = order.compactMap { waiting[input.labels[$0]]?.removeFirst() }
    }
    #expect(order.count == input.rows && order != Array(0..<input.rows))
    let (value, moved) = (
      try loss.evaluated(input), try loss.evaluated(reordered(input, order))
    )
    let gradient = try #require(value.gradients["embeddings"])
    var expected = value
    expected.gradients["embeddings"] = order.flatMap {
      gradient[$0 * input.width..<($0 + 1) * input.width]
    }
    moved.expect(expected, value: 1e-12, gradients: 1e-12)
  }

  @Test(arguments: usesOrderWithinClass.keys.sorted())
  func `losses listed as using the order do use it`(_ name: String) throws {
    let loss = try Registry.standard.loss(PluginSpecification(name))
    let value = try loss.evaluated(batch()).value
    let reversed = try loss.evaluated(reordered(batch(), (0..<12).reversed())).value
    #expect(abs(value - reversed) > 1e-6)
  }

  @Test(arguments: all)
  func `renaming classes changes nothing without a classifier`(
    _ specification: PluginSpecification
  ) throws {
    let loss = try Registry.standard.loss(specification)
    var input = batch()
    let parameters = try loss.parameters(for: input, .float64)
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    guard try loss.logits(embeddings, parameters) == nil else { return }
    let value = try loss.evaluated(input)
    input.labels = input.labels.map { Self.classes - 1 - $0 }
    try loss.evaluated(input).expect(value, value: 1e-12, gradients: 1e-12)
  }

  @Test(arguments: all)
  func `logits are one row of classes a row`(_ specification: PluginSpecification) throws {
    let loss = try Registry.standard.loss(specification)
    let input = batch()
    let embeddings = Tensor(input.embeddings, shape: [input.rows, input.width])
    let logits = try loss.logits(embeddings, loss.parameters(for: input, .float64))
    guard let logits else { return }
    #expect(logits.shape == [input.rows, Self.classes])
    #expect(logits.doubles.allSatisfy { $0.isFinite })
  }

  @Test(arguments: all, [ScalarType.float32, .float64])
  func `batches without the usual pairs stay finite`(
    _ specification: PluginSpecification, _ type: ScalarType
  ) throws {
    let loss = try Registry.standard.loss(specification)
    for labels in [[1, 1, 1, 1], [0, 1, 2, 3, 4, 5], [2], [0, 0], [0, 1], [3, 3, 3, 0]] {
      #expect(try loss.evaluated(input(labels), type).isFinite, "labels \(labels)")
    }
  }

  @Test(arguments: all)
  func `one row alone costs nothing without a classifier`(
    _ specification: PluginSpecification
  ) throws {
    let loss = try Registry.standard.loss(specification)
    let one = input([2])
    let embeddings = Tensor(one.embeddings, shape: [1, one.width])
    guard try loss.logits(embeddings, loss.parameters(for: one, .float64)) == nil else { return }
    let result = try loss.evaluated(one)
    #expect(result.value == 0)
    #expect(result.gradients.values.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test(arguments: all, [ScalarType.float32, .float64])
  func `duplicates, zero rows and extreme lengths stay finite`(
    _ specification: PluginSpecification, _ type: ScalarType
  ) throws {
    let loss = try Registry.standard.loss(specification)
    let plain = batch()
    var inputs: [String: LossInput] = [:]
    var changed = plain
    // Rows 1 and 4 are of one class, rows 1 and 2 of two.
    for row in [2, 4] {
      changed.embeddings.replaceSubrange(
        row * 5..<row * 5 + 5, with: plain.embeddings[5..<10])
    }
    inputs["duplicates"] = changed
    changed.embeddings = Array(repeating: 0.5, count: plain.embeddings.count)
    inputs["all equal"] = changed
    changed.embeddings = Array(repeating: 0, count: plain.embeddings.count)
    inputs["all zero"] = changed
    changed = plain
    changed.embeddings.replaceSubrange(0..<10, with: repeatElement(0, count: 10))
    inputs["zero rows"] = changed
    for factor in [1e6, 1e-6, 1e-30] {
      changed.embeddings = plain.embeddings.map { factor * $0 }
      inputs["times \(factor)"] = changed
    }
    for (name, input) in inputs {
      #expect(try loss.evaluated(input, type).isFinite, "\(name)")
    }
  }

  @Test(arguments: all, 0..<3 as Range<UInt64>)
  func `single precision agrees with double`(
    _ specification: PluginSpecification, _ seed: UInt64
  ) throws {
    let loss = try Registry.standard.loss(specification)
    let input = batch(seed: seed)
    let double = try loss.evaluated(input)
    try loss.evaluated(input, .float32).expect(double, value: 1e-5, gradients: 1e-5)
  }

  @Test(arguments: all)
  func `turning embeddings and classifier together changes nothing`(
    _ specification: PluginSpecification
  ) throws {
    let loss = try Registry.standard.loss(specification)
    var input = batch()
    let value = try loss.evaluated(input).value
    var parameters = try loss.parameters(for: input, .float64)
    parameters.visit("") { name, _, value in
      let isTable = value.shape.last == input.width && value.shape.count == 2
      input.parameters[name] = isTable ? turned(value.doubles) : value.doubles
    }
    input.embeddings = turned(input.embeddings)
    #expect(abs(try loss.evaluated(input).value - value) <= 1e-12 * max(1, abs(value)))
  }

  /// Rows turned by 0.7 in the plane of the first two axes and by 1.1 in that of the next two.
  private func turned(_ rows: [Double]) -> [Double] {
    var result = rows
    for row in stride(from: 0, to: rows.count, by: Self.width) {
      for (axis, angle) in [(0, 0.7), (2, 1.1)] {
        let (x, y) = (rows[row + axis], rows[row + axis + 1])
        result[row + axis] = cos(angle) * x - sin(angle) * y
        result[row + axis + 1] = sin(angle) * x + cos(angle) * y
      }
    }
    return result
  }

  @Test(arguments: all)
  func `options survive writing and reading`(_ specification: PluginSpecification) throws {
    func roundTrip<P: Plugin>(_ plugin: P) throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let written = try encoder.encode(plugin)
      let read = try JSONDecoder().decode(P.self, from: written)
      try read.validate()
      #expect(try encoder.encode(read) == written)
    }
    try roundTrip(Registry.standard.loss(specification))
  }

  @Test(arguments: Registry.standard.entries(of: .loss).map(\.file))
  func `every loss has a test file of its name`(_ file: String) {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let test = "\(packageFolder)/Tests/PluginsTests/Losses/\(name)Tests.swift"
    #expect(FileManager.default.fileExists(atPath: test), "\(test)")
  }
}
