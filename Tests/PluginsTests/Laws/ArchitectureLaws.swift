import Autograd
import Plugins
import TestSupport
import Testing

/// What every architecture of the registry must satisfy with its default options.
@Suite struct ArchitectureLaws {
  static let names = Registry.standard.names(of: .architecture)

  /// One network of each architecture for inputs of 32 pixels: making weights takes a while.
  private static let networks: [String: Result<any Network, any Error>] = Dictionary(
    uniqueKeysWithValues: names.map { name in (name, Result { try made(name, seed: 1) }) })

  private static func made(_ name: String, size: Int = 32, seed: UInt64) throws -> any Network {
    var random = Random(seed: seed)
    return try Registry.standard.architecture(PluginSpecification(name))
      .network(input: [size, size, 3], random: &random)
  }

  private static func network(_ name: String) throws -> any Network {
    try #require(networks[name]).get()
  }

  private func images(_ count: Int, size: Int = 32) -> Tensor {
    randomTensor([count, size, size, 3], seed: 5).converted(to: .float32)
  }

  private func weights(_ network: any Network) -> [String: [Float]] {
    var network = network
    var found: [String: [Float]] = [:]
    network.visit("") { name, _, value in found[name] = value.floats }
    return found
  }

  @Test func `there are architectures to check`() {
    #expect(Self.names.count >= 2)
  }

  @Test(arguments: names, [32, 64])
  func `an image becomes one row of the width that is said`(_ name: String, _ size: Int) throws {
    var network =
      size == 32 ? try Self.network(name) : try Self.made(name, size: size, seed: 1)
    #expect(network.embeddingWidth > 0)
    for mode in [Mode.training(Random(seed: 1)), .inference] {
      let embeddings = onOneThread { network(images(2, size: size), mode) }
      #expect(embeddings.shape == [2, network.embeddingWidth])
      #expect(embeddings.isFinite)
    }
  }

  @Test(arguments: names)
  func `the seed decides the weights`(_ name: String) throws {
    let first = weights(try Self.network(name))
    #expect(weights(try Self.made(name, seed: 1)) == first)
    #expect(weights(try Self.made(name, seed: 2)) != first)
  }

  @Test(arguments: names)
  func `parameters have names of their own, and there are some`(_ name: String) throws {
    var network = try Self.network(name)
    var names: [String] = []
    var count = 0
    network.visit("") { name, role, value in
      names.append(name)
      if role != .state { count += value.count }
      #expect(value.requiresGradient == (role != .state), "\(name)")
      #expect(value.isFinite && value.count > 0, "\(name)")
    }
    #expect(count > 0)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && !$0.contains("..") && !$0.hasSuffix(".") })
    var prefixed: [String] = []
    network.visit("net.") { name, _, _ in prefixed.append(name) }
    #expect(prefixed == names.map { "net." + $0 })
  }

  @Test(arguments: names)
  func `every learned parameter gets a finite gradient that is not zero`(_ name: String) throws {
    var network = try Self.network(name)
    let gradients = onOneThread {
      weightedSum(network(images(4), .training(Random(seed: 1)))).gradients()
    }
    network.visit("") { name, role, value in
      guard role != .state else { return }
      let gradient = gradients[value]
      #expect(gradient?.shape == value.shape, "\(name)")
      #expect(gradient?.isFinite == true, "\(name)")
      #expect(gradient?.floats.contains { $0 != 0 } == true, "\(name)")
    }
  }

  @Test(arguments: names)
  func `an embedding in inference is independent of the rest of the batch`(_ name: String) throws {
    var network = try Self.network(name)
    let batch = images(4)
    _ = onOneThread { network(batch, .training(Random(seed: 1))) }
    let before = weights(network)
    let together = onOneThread { network(batch, .inference) }
    let scale = together.floats.map(abs).max() ?? 1
    for row in 0..<4 {
      let alone = onOneThread { network(batch.gathering([row]), .inference) }.floats
      let error = zip(alone, together.gathering([row]).floats).map { abs($0 - $1) }.max() ?? 1
      // The order in which products are added may depend on the size of the batch.
      #expect(error <= 1e-5 * scale)
    }
    #expect(weights(network) == before)
  }

  @Test(arguments: names)
  func `a copy that is trained leaves the original alone`(_ name: String) throws {
    let original = try Self.network(name)
    let before = weights(original)
    var copy = original
    copy.visit("") { _, _, value in
      value.move(towards: Tensor(repeating: 9, shape: value.shape), rate: 0.5)
    }
    #expect(weights(original) == before)
    #expect(weights(copy) != before)
  }
}
