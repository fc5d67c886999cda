/// Named tensors and strings in one file, in the safetensors format.
///
/// A file holds the length of a JSON header (8 bytes, little-endian), the header, and the elements of
/// all tensors without gaps. Nothing in it is executed.
///
/// - Source: Hugging Face, "safetensors" format description. Ours takes F32, F64 and I64 only and
///   limits the header to 16 MB (the format allows 100 MB); data begin at a multiple of 64 bytes.
public struct Safetensors: Sendable {
  /// Tensors of single or double precision, by name.
  public var tensors: [String: Tensor]
  /// Arrays of whole numbers, by name.
  public var integers: [String: IntegerArray]
  /// Free text, by name.
  public var metadata: [String: String]

  /// The given content.
  ///
  /// A name may occur once among `tensors` and `integers`.
  public init(
    tensors: [String: Tensor] = [:], integers: [String: IntegerArray] = [:],
    metadata: [String: String] = [:]
  ) {
    self.tensors = tensors
    self.integers = integers
    self.metadata = metadata
  }

  /// Replaces the file at `path`: afterwards it is there complete, or as it was.
  ///
  /// - Throws: ``SafetensorsError`` for content that the reader would refuse, ``StorageError``.
  public func write(to path: String) throws { try write(to: path, .system) }

  /// Reads a file, refusing anything that is not exactly as the format says.
  ///
  /// - Throws: ``SafetensorsError`` naming the file and the tensor, ``StorageError``.
  public init(contentsOf path: String) throws { try self.init(reading: ReadableFile(path)) }
}

/// Whole numbers with a shape, as I64 in a file.
public struct IntegerArray: Sendable, Equatable {
  /// The numbers, rows contiguous.
  public let values: [Int64]
  /// The extent of every dimension; `[]` for a single number.
  public let shape: [Int]

  /// The given numbers.
  public init(_ values: [Int64], shape: [Int]) {
    require(
      values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
    self.values = values
    self.shape = shape
  }
}

/// A file that is not the safetensors format as ``Safetensors`` takes it.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The tensor, where one is to blame.
  public let tensor: String?
  /// What was expected and what was got.
  public let problem: String

  init(_ file: String, tensor: String? = nil, _ problem: String) {
    self.file = file
    self.tensor = tensor
    self.problem = problem
  }

  /// Names come from the file: control characters in them must not reach a terminal.
  public var description: String {
    "\(file): \(tensor.map { "tensor \($0.debugDescription): " } ?? "")\(problem)"
  }
}
