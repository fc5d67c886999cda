/// The parameters and running statistics of one network in a safetensors file, as PyTorch has them.
///
/// Names and shapes are those of the network; where an architecture follows torchvision, so does the
/// file. A checkpoint of a run can be read, too: what belongs to loss, optimizer and sampler is left
/// out. PyTorch counts batches beside each running mean, in `num_batches_tracked`: that is passed
/// over in reading, and written, so that `load_state_dict` finds all it asks for.
public struct WeightsFile: Sendable {
  /// Parameters and running statistics by name, of single precision.
  public var tensors: [String: Tensor]
  /// Training steps that they have seen.
  public var steps: Int
  /// The SHA-256 of the file that they were read from; nil for others.
  public let digest: String?

  private static let counter = "num_batches_tracked"
  private static let mean = "running_mean"

  /// The given weights.
  public init(tensors: [String: Tensor], steps: Int = 0) {
    (self.tensors, self.steps, digest) = (tensors, steps, nil)
  }

  /// What a finished run would begin another training with; steps are those of the whole run.
  ///
  /// - Throws: ``DataError`` when the run is not finished or no whole checkpoint is there.
  public init(of run: RecordedRun) throws {
    self.init(
      tensors: try StartingWeights(of: run).tensors, steps: run.epochs.last?.step ?? 0)
  }

  /// Reads a file; numbers of double precision become single.
  ///
  /// - Throws: ``SafetensorsError`` naming file and tensor, ``StorageError``.
  public init(contentsOf path: String) throws {
    let source = try ReadableFile(path, hashing: true)
    let file = try Safetensors(reading: source)
    if let stray = file.integers.keys.sorted().first(where: { !Self.isCounter($0) }) {
      throw SafetensorsError(
        path, tensor: stray, "expected numbers with a fraction, got whole ones")
    }
    let isCheckpoint = file.metadata[CheckpointState.key] != nil
    var tensors: [String: Tensor] = [:]
    for (name, value) in file.tensors where !isCheckpoint || StartingWeights.isNetwork(name) {
      tensors[name] = value.converted(to: .float32)
    }
    let counts = file.integers.values.compactMap(\.values.first)
    (self.tensors, digest) = (tensors, source.hexDigest())
    steps = Int(counts.max() ?? 0)
  }

  /// Replaces the file at `path`: afterwards it is there complete, or as it was.
  ///
  /// - Throws: ``StorageError``, or ``SafetensorsError`` for content that no reader would take.
  public func write(to path: String) throws {
    var integers: [String: IntegerArray] = [:]
    for name in tensors.keys where name == Self.mean || name.hasSuffix("." + Self.mean) {
      integers[String(name.dropLast(Self.mean.count)) + Self.counter] =
        IntegerArray([Int64(steps)], shape: [])
    }
    try Safetensors(tensors: tensors, integers: integers, metadata: ["format": "pt"])
      .write(to: path)
  }

  /// Compares them with what an architecture's network has for images of a size.
  ///
  /// - Parameter anew: patterns of names that neither side has to have.
  /// - Throws: ``OptionError`` when the network cannot be made.
  public func fit(
    _ architecture: any Architecture, size: Int, anew: [String] = []
  ) throws -> WeightsFit {
    var random = Random(seed: 0)
    try architecture.checkInput([size, size, 3])
    var network = try architecture.network(input: [size, size, 3], random: &random)
    var wanted: [String: [Int]] = [:]
    network.visit("") { name, _, value in wanted[name] = value.shape }
    return WeightsFit(tensors.mapValues(\.shape), wanted) { name in
      anew.contains { ParameterNames.matches($0, name) }
    }
  }

  private static func isCounter(_ name: String) -> Bool {
    name == counter || name.hasSuffix("." + counter)
  }
}
