/// An immutable array of numbers, and how it was computed where a gradient may be asked for.
///
/// A tensor is a struct over an immutable node, so it can be shared between tasks for free. Images
/// are `[batch, height, width, channels]`. Rows are contiguous (C order).
public struct Tensor: Sendable {
  var node: Node

  /// The extent of every dimension; `[]` for a scalar.
  public var shape: [Int] { node.shape }
  /// The element type.
  public var type: ScalarType { node.type }
  /// The number of elements.
  public var count: Int { node.count }
  /// Whether a gradient can flow to or through this tensor.
  public var requiresGradient: Bool { node.record != nil }

  /// A tensor of single precision.
  public init(_ values: [Float], shape: [Int]) {
    self.init(copying: values, shape: shape)
  }

  /// A tensor of double precision.
  public init(_ values: [Double], shape: [Int]) {
    self.init(copying: values, shape: shape)
  }

  /// A tensor of the given type, converted from doubles.
  public init(_ values: [Double], shape: [Int], type: ScalarType) {
    self =
      type == .float64 ? Tensor(values, shape: shape) : Tensor(values.map(Float.init), shape: shape)
  }

  private init<T: Real>(copying values: [T], shape: [Int]) {
    self = Tensor.filling(shape, T.self) { destination in
      require(
        values.count == destination.count, "\(values.count) values for shape \(shape)")
      _ = destination.initialize(from: values)
    }
  }

  /// A tensor with one value everywhere.
  public init(repeating value: Double, shape: [Int], type: ScalarType = .float32) {
    switch type {
    case .float32: self = .filling(shape, Float.self) { $0.initialize(repeating: Float(value)) }
    case .float64: self = .filling(shape, Double.self) { $0.initialize(repeating: value) }
    }
  }

  init(node: Node) { self.node = node }

  /// A tensor of `shape` whose elements `fill` writes, all of them.
  static func filling<T: Real>(
    _ shape: [Int], _: T.Type, _ fill: (UnsafeMutableBufferPointer<T>) -> Void
  ) -> Tensor {
    let node = Node(shape: shape, type: T.type)
    fill(node.mutableBuffer(T.self))
    return Tensor(node: node)
  }

  /// A single-precision tensor whose elements `fill` writes, all of them.
  public static func filling(
    _ shape: [Int], _ fill: (UnsafeMutableBufferPointer<Float>) throws -> Void
  ) rethrows -> Tensor {
    let node = Node(shape: shape, type: .float32)
    try fill(node.mutableBuffer(Float.self))
    return Tensor(node: node)
  }

  /// A tensor of `shape` whose bytes `fill` writes, all of them, in little-endian order.
  public static func filling(
    bytesOf shape: [Int], _ type: ScalarType,
    _ fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) rethrows -> Tensor {
    let node = Node(shape: shape, type: type)
    try fill(
      UnsafeMutableRawBufferPointer(
        start: node.storage.pointer, count: node.count * type.byteCount))
    return Tensor(node: node)
  }

  /// The elements as single precision.
  public var floats: [Float] {
    type == .float32 ? Array(buffer(Float.self)) : buffer(Double.self).map(Float.init)
  }

  /// The elements as double precision.
  public var doubles: [Double] {
    type == .float64 ? Array(buffer(Double.self)) : buffer(Float.self).map(Double.init)
  }

  /// The only element.
  public var scalar: Double {
    require(count == 1, "scalar of a tensor of shape \(shape)")
    return type == .float64 ? buffer(Double.self)[0] : Double(buffer(Float.self)[0])
  }

  /// Calls `body` with the bytes of the elements, in the machine's (little-endian) order.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    defer { withExtendedLifetime(node) {} }
    return try body(
      UnsafeRawBufferPointer(start: node.storage.pointer, count: count * type.byteCount))
  }

  /// Valid while the tensor lives.
  func buffer<T: Real>(_: T.Type) -> UnsafeBufferPointer<T> {
    UnsafeBufferPointer(node.mutableBuffer(T.self))
  }

  /// The same values in another precision, without gradient.
  public func converted(to type: ScalarType) -> Tensor {
    type == self.type ? detached() : Tensor(doubles, shape: shape, type: type)
  }

  /// The same values, cut off from how they were computed.
  public func detached() -> Tensor {
    requiresGradient ? Tensor(node: Node(sharing: node, shape: shape)) : self
  }

  /// The same values as a leaf that gradients are wanted for.
  public func parameter() -> Tensor {
    Tensor(node: Node(sharing: node, shape: shape, record: Record(shape: shape)))
  }
}
