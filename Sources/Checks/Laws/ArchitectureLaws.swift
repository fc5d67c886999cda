internal import Plugins
internal import Synchronization

/// An architecture under its laws; its network is made once, since that takes a while.
public final class ArchitectureSubject: Sendable {
  let architecture: any Architecture
  private let known = Mutex<(any Network)?>(nil)

  init(_ architecture: any Architecture) { self.architecture = architecture }

  /// The side of the images that most laws look at.
  var size: Int { max(32, architecture.minimumSize) }

  /// A network for images of ``size``, of seed 1.
  func network() throws -> any Network {
    try known.withLock { known in
      let network = try known ?? made(size: size)
      known = network
      return network
    }
  }

  /// A network that is not the one kept.
  func made(size: Int, seed: UInt64 = 1) throws -> any Network {
    var random = Random(seed: seed)
    return try architecture.network(input: [size, size, 3], random: &random)
  }

  /// Images of a size, ``size`` unless another is wanted.
  func images(_ count: Int, size other: Int? = nil) -> Tensor {
    var random = Random(seed: 5)
    let side = other ?? size
    return Tensor.normal([count, side, side, 3], deviation: 1, random: &random)
  }
}

/// What every architecture must satisfy.
public enum ArchitectureLaws {
  /// All laws.
  public static let all: [Law<ArchitectureSubject>] = [
    width, least, seeds, parameters, gradients, independence, copies,
  ]

  private static func weights(_ network: any Network) -> [String: [Float]] {
    var network = network
    var found: [String: [Float]] = [:]
    network.visit("") { name, _, value in found[name] = value.floats }
    return found
  }

  static let width = Law<ArchitectureSubject>("an image becomes one row of the width that is said")
  {
    subject, _ in
    for size in [subject.size, subject.size + 32] {
      if let problem = try violation(of: subject, size: size) { return problem }
    }
    return nil
  }

  static let least = Law<ArchitectureSubject>("the least image is taken, and a smaller one refused")
  {
    subject, _ in
    let least = subject.architecture.minimumSize
    // Smaller images than this are no faces, whatever an architecture says.
    if let problem = try violation(of: subject, size: max(8, least)) { return problem }
    guard least > 1 else { return nil }
    do {
      try subject.architecture.checkInput([least, least - 1, 3])
      return "a side of \(least - 1) pixels is taken"
    } catch is OptionError { return nil }
  }

  /// How embeddings of images of a size are not as the network says.
  private static func violation(of subject: ArchitectureSubject, size: Int) throws -> String? {
    var network = try subject.made(size: size)
    guard network.embeddingWidth > 0 else { return "it says \(network.embeddingWidth)" }
    for mode in [Mode.training(Random(seed: 1)), .inference] {
      let embeddings = network(subject.images(2, size: size), mode)
      guard embeddings.shape == [2, network.embeddingWidth] else {
        return "two images of \(size) pixels became \(embeddings.shape), "
          + "said were \(network.embeddingWidth) values"
      }
      if !embeddings.isFinite { return "images of \(size) pixels become numbers not finite" }
    }
    return nil
  }

  static let seeds = Law<ArchitectureSubject>("the seed decides the weights") { subject, _ in
    func made(_ seed: UInt64) throws -> [String: [Float]] {
      weights(try subject.made(size: subject.size, seed: seed))
    }
    let first = weights(try subject.network())
    guard try made(1) == first else { return "one seed gives two networks" }
    return try made(2) != first
      ? nil : "two seeds give the same network"
  }

  static let parameters = Law<ArchitectureSubject>("parameters have names of their own") {
    subject, _ in
    var network = try subject.network()
    var (names, prefixed, problem) = ([String](), [String](), String?.none)
    var learned = 0
    network.visit("") { name, role, value in
      names.append(name)
      if role != .state { learned += value.count }
      if value.requiresGradient != (role != .state) { problem = "\(name) is not a \(role)" }
      if !value.isFinite || value.count == 0 { problem = "\(name) is empty or not finite" }
    }
    if let problem { return problem }
    guard learned > 0 else { return "nothing is learned" }
    guard Set(names).count == names.count else { return "a name comes twice in \(names)" }
    if let odd = names.first(where: { $0.isEmpty || $0.contains("..") || $0.hasSuffix(".") }) {
      return "\"\(odd)\" is no name"
    }
    network.visit("net.") { name, _, _ in prefixed.append(name) }
    return prefixed == names.map { "net." + $0 } ? nil : "a prefix does not precede every name"
  }

  static let gradients = Law<ArchitectureSubject>(
    "every parameter gets a gradient that is not zero"
  ) {
    subject, _ in
    var network = try subject.network()
    let output = network(subject.images(4), .training(Random(seed: 1)))
    var random = Random(seed: 99)
    let weights = Tensor(
      (0..<output.count).map { _ in Float(random.normal()) }, shape: output.shape)
    let gradients = (output * weights).sum().gradients()
    var problem: String?
    network.visit("") { name, role, value in
      guard role != .state, problem == nil else { return }
      guard let gradient = gradients[value], gradient.shape == value.shape else {
        problem = "\(name) has none"
        return
      }
      if !gradient.isFinite { problem = "that of \(name) is not finite" }
      if !gradient.floats.contains(where: { $0 != 0 }) { problem = "that of \(name) is zero" }
    }
    return problem
  }

  static let independence = Law<ArchitectureSubject>(
    "an embedding in inference is independent of the rest of the batch"
  ) { subject, _ in
    var network = try subject.network()
    let batch = subject.images(4)
    _ = network(batch, .training(Random(seed: 1)))
    let before = weights(network)
    let together = network(batch, .inference)
    let scale = together.floats.map(abs).max() ?? 1
    for row in 0..<4 {
      let alone = network(batch.gathering([row]), .inference).floats
      let error = zip(alone, together.gathering([row]).floats).map { abs($0 - $1) }.max() ?? 1
      // The order in which products are added may depend on the size of the batch.
      if error > 1e-5 * scale { return "alone, image \(row) is off by \(error)" }
    }
    return weights(network) == before ? nil : "inference changed a parameter"
  }

  static let copies = Law<ArchitectureSubject>("a copy that is trained leaves the original alone") {
    subject, _ in
    let original = try subject.network()
    let before = weights(original)
    var copy = original
    copy.visit("") { _, _, value in
      value.move(towards: Tensor(repeating: 9, shape: value.shape), rate: 0.5)
    }
    guard weights(original) == before else { return "the original changed" }
    return weights(copy) != before ? nil : "the copy did not change"
  }
}
