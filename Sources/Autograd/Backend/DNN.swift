internal import CDNN
internal import Synchronization

/// oneDNN's C API in the few forms that convolution, pooling and normalisation need.
///
/// Primitives are made once a shape and number of threads, and kept; scratch memory comes from the
/// buffer pool, so that a primitive may run on several threads at once and a training step
/// allocates nothing.
enum DNN {
  typealias Description = dnnl_memory_desc_t

  /// The CPU engine and one stream, made at first use.
  ///
  /// Unchecked: both handles never change, and oneDNN's CPU stream over OpenMP keeps no queue: a
  /// primitive is done, on the calling thread's team, when its execution returns.
  private struct Machine: @unchecked Sendable {
    let engine: dnnl_engine_t?
    let stream: dnnl_stream_t?
  }

  private static let machine: Machine = {
    var engine: dnnl_engine_t?
    var stream: dnnl_stream_t?
    check(dnnl_engine_create(&engine, dnnl_cpu, 0), "engine")
    check(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags.rawValue), "stream")
    return Machine(engine: engine, stream: stream)
  }()

  static var engine: dnnl_engine_t? { machine.engine }

  static func check(_ status: dnnl_status_t, _ what: @autoclosure () -> String) {
    require(status == dnnl_success, "oneDNN \(what()): status \(status.rawValue)")
  }

  /// A description of memory in a named order, such as `dnnl_nhwc`.
  static func description(_ shape: [Int], _ order: dnnl_format_tag_t) -> Description {
    var result = dnnl_memory_desc_t()
    let dimensions = shape.map(Int64.init)
    check(
      dnnl_memory_desc_init_by_tag(&result, Int32(shape.count), dimensions, dnnl_f32, order),
      "description of \(shape)")
    return result
  }

  /// Activations `[batch, height, width, channels]`, channels fastest.
  static func activations(_ shape: [Int]) -> Description {
    description([shape[0], shape[3], shape[1], shape[2]], dnnl_acdb)
  }

  static func vector(_ count: Int) -> Description { description([count], dnnl_a) }

  static func byteCount(_ description: Description) -> Int {
    withUnsafePointer(to: description) { dnnl_memory_desc_get_size($0) }
  }

  /// How products of matrices name a transposed operand.
  static func transposition(_ transposed: Bool) -> CChar {
    CChar(bitPattern: UInt8(ascii: transposed ? "T" : "N"))
  }

  static func isSame(_ a: Description, _ b: Description) -> Bool {
    withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in dnnl_memory_desc_equal(a, b) != 0 }
    }
  }

  /// A primitive with what it needs to run.
  final class Primitive: @unchecked Sendable {
    // Unchecked: immutable after creation, and oneDNN's primitives may run concurrently.
    let description: dnnl_primitive_desc_t?
    private let primitive: dnnl_primitive_t?
    private let scratch: Description
    /// Scratch memory is measured for this number: with more, threads write behind its end.
    private let threadCount = Threads.count

    /// Makes the primitive of an operation descriptor.
    convenience init<Operation>(_ operation: Operation, hint: Primitive? = nil) {
      self.init("primitive for \(Operation.self)") { made, attributes in
        withUnsafePointer(to: operation) {
          dnnl_primitive_desc_create(made, $0, attributes, engine, hint?.description)
        }
      }
    }

    /// Makes a primitive that changes the order of memory.
    convenience init(reordering source: Description, to destination: Description) {
      self.init("reorder") { made, attributes in
        withUnsafePointer(to: source) { source in
          withUnsafePointer(to: destination) { destination in
            dnnl_reorder_primitive_desc_create(
              made, source, engine, destination, engine, attributes)
          }
        }
      }
    }

    /// Makes a primitive of the description that `describe` writes, with scratch memory of ours.
    private init(
      _ what: String,
      describe: (UnsafeMutablePointer<dnnl_primitive_desc_t?>, dnnl_primitive_attr_t?)
        -> dnnl_status_t
    ) {
      var attributes: dnnl_primitive_attr_t?
      check(dnnl_primitive_attr_create(&attributes), "attributes")
      defer { dnnl_primitive_attr_destroy(attributes) }
      check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "scratch")
      var (made, primitive): (dnnl_primitive_desc_t?, dnnl_primitive_t?)
      check(describe(&made, attributes), what)
      check(dnnl_primitive_create(&primitive, made), "primitive")
      (description, self.primitive) = (made, primitive)
      scratch = Primitive.query(made, dnnl_query_scratchpad_md)
    }

    private static func query(_ made: dnnl_primitive_desc_t?, _ what: dnnl_query_t) -> Description {
      dnnl_primitive_desc_query_md(made, what, 0)?.pointee ?? dnnl_memory_desc_t()
    }

    /// The order that the primitive chose for one of its operands.
    func chosen(_ what: dnnl_query_t) -> Description { Primitive.query(description, what) }

    /// The name of the implementation that oneDNN chose.
    var implementation: String {
      var name: UnsafePointer<CChar>?
      guard
        dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name) == dnnl_success
      else { return "unknown" }
      return name.map { String(cString: $0) } ?? "unknown"
    }

    /// Runs the primitive on the given memory.
    func run(_ operands: [(argument: Int32, Description, UnsafeMutableRawPointer)]) {
      require(
        Threads.count == threadCount,
        "\(implementation) was made for \(threadCount) threads and runs on \(Threads.count)")
      let scratchBytes = DNN.byteCount(scratch)
      let workspace = scratchBytes > 0 ? GuardedScratch(byteCount: scratchBytes) : nil
      var arguments = operands.map { argument, description, pointer in
        dnnl_exec_arg_t(arg: argument, memory: memory(description, pointer))
      }
      if let workspace {
        arguments.append(
          dnnl_exec_arg_t(
            arg: DNNL_ARG_SCRATCHPAD, memory: memory(scratch, workspace.pointer)))
      }
      check(
        dnnl_primitive_execute(primitive, machine.stream, Int32(arguments.count), arguments),
        "execution of \(implementation)")
      for argument in arguments { dnnl_memory_destroy(argument.memory) }
      require(
        workspace?.isIntact ?? true, "\(implementation) wrote behind its \(scratchBytes) bytes")
    }

    private func memory(_ description: Description, _ pointer: UnsafeMutableRawPointer)
      -> dnnl_memory_t?
    {
      var result: dnnl_memory_t?
      withUnsafePointer(to: description) {
        check(dnnl_memory_create(&result, $0, engine, pointer), "memory")
      }
      return result
    }
  }

  /// Things made once a key and number of threads, such as the primitives of a shape.
  final class Cache<Shape: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Key: Hashable {
      let shape: Shape
      let threadCount: Int
    }

    private let made = Mutex<[Key: Value]>([:])

    func value(for shape: Shape, make: () -> Value) -> Value {
      let key = Key(shape: shape, threadCount: Threads.count)
      if let found = made.withLock({ $0[key] }) { return found }
      let value = make()
      made.withLock { $0[key] = value }
      return value
    }
  }
}

extension Tensor {
  /// The elements' memory, for oneDNN.
  var memory: UnsafeMutableRawPointer { node.storage.pointer }

  /// The elements' memory as single precision; valid while the tensor lives.
  var floatMemory: UnsafeMutablePointer<Float> {
    require(type == .float32, "a \(type) tensor read as single precision")
    return memory.assumingMemoryBound(to: Float.self)
  }

  /// A single-precision tensor that an outside library is about to write in full.
  static func unwritten(_ shape: [Int]) -> Tensor {
    Tensor(node: Node(shape: shape, type: .float32))
  }
}
