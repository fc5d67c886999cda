internal import CDNN

/// The geometry of a pooling with square windows.
struct PoolingShape: Hashable, Sendable {
  var input: [Int]
  var size: Int
  var stride: Int
  var padding: Int

  var output: [Int] {
    [
      input[0], (input[1] + 2 * padding - size) / stride + 1,
      (input[2] + 2 * padding - size) / stride + 1, input[3],
    ]
  }
}

extension Tensor {
  /// The largest value of each window; padding never wins, and at ties the first value does.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, height', width', channels]`.
  public func maxPooled(size: Int, stride: Int, padding: Int = 0) -> Tensor {
    require(
      shape.count == 4 && padding < size && size <= min(shape[1], shape[2]) + 2 * padding,
      "max pooling of \(shape) by \(size) with padding \(padding)")
    let geometry = PoolingShape(input: shape, size: size, stride: stride, padding: padding)
    return type == .float32
      ? OneDNNPooling.apply(self, geometry) : referenceMaxPooled(geometry)
  }

  /// The mean over height and width.
  ///
  /// - Shapes: `[batch, height, width, channels]` → `[batch, channels]`.
  public func globallyAveraged() -> Tensor {
    require(shape.count == 4, "global average of \(shape)")
    return reshaped(to: [shape[0], shape[1] * shape[2], shape[3]]).mean(along: 1)
  }

  /// Max pooling in plain loops, generic over the element type: the reference path.
  func referenceMaxPooled(_ geometry: PoolingShape) -> Tensor {
    let places = type == .float32 ? winners(geometry, Float.self) : winners(geometry, Double.self)
    return reshaped(to: [count]).gathering(places).reshaped(to: geometry.output)
  }

  /// For each output element, the flat offset of the input element that wins its window.
  private func winners<T: Real>(_ geometry: PoolingShape, _: T.Type) -> [Int] {
    let (input, output) = (geometry.input, geometry.output)
    let values = buffer(T.self)
    var places: [Int] = []
    places.reserveCapacity(output.reduce(1, *))
    for image in 0..<output[0] {
      for row in 0..<output[1] {
        for column in 0..<output[2] {
          for channel in 0..<output[3] {
            var best: Int?
            for ky in 0..<geometry.size {
              for kx in 0..<geometry.size {
                let y = row * geometry.stride + ky - geometry.padding
                let x = column * geometry.stride + kx - geometry.padding
                guard y >= 0, y < input[1], x >= 0, x < input[2] else { continue }
                let place = ((image * input[1] + y) * input[2] + x) * input[3] + channel
                if best.map({ values[place] > values[$0] }) ?? true { best = place }
              }
            }
            places.append(best ?? 0)
          }
        }
      }
    }
    return places
  }
}

/// Max pooling through oneDNN.
private enum OneDNNPooling {
  private struct Plan: Sendable {
    let forward: DNN.Primitive
    let backward: DNN.Primitive
  }

  private static let plans = DNN.Cache<PoolingShape, Plan>()

  private static func plan(_ shape: PoolingShape) -> Plan {
    plans.value(for: shape) {
      var (source, destination) = (DNN.activations(shape.input), DNN.activations(shape.output))
      let strides = [Int64](repeating: Int64(shape.stride), count: 2)
      let kernel = [Int64](repeating: Int64(shape.size), count: 2)
      let padding = [Int64](repeating: Int64(shape.padding), count: 2)
      var description = dnnl_pooling_desc_t()
      DNN.check(
        dnnl_pooling_forward_desc_init(
          &description, dnnl_forward_training, dnnl_pooling_max, &source, &destination, strides,
          kernel, padding, padding), "pooling of \(shape)")
      let forward = DNN.Primitive(description)
      DNN.check(
        dnnl_pooling_backward_desc_init(
          &description, dnnl_pooling_max, &source, &destination, strides, kernel, padding, padding),
        "gradient of pooling of \(shape)")
      return Plan(forward: forward, backward: DNN.Primitive(description, hint: forward))
    }
  }

  static func apply(_ input: Tensor, _ shape: PoolingShape) -> Tensor {
    let plan = plan(shape)
    let (source, destination) = (DNN.activations(shape.input), DNN.activations(shape.output))
    let output = Tensor.unwritten(shape.output)
    let order = plan.forward.chosen(dnnl_query_workspace_md)
    let workspace = Storage(byteCount: max(1, DNN.byteCount(order)))
    plan.forward.run([
      (DNNL_ARG_SRC_0, source, input.memory), (DNNL_ARG_DST_0, destination, output.memory),
      (DNNL_ARG_WORKSPACE, order, workspace.pointer),
    ])
    withExtendedLifetime(input) {}
    return output.recorded(from: [input]) { gradient in
      let result = Tensor.unwritten(shape.input)
      plan.backward.run([
        (DNNL_ARG_DIFF_DST_0, destination, gradient.memory),
        (DNNL_ARG_DIFF_SRC_0, source, result.memory),
        (DNNL_ARG_WORKSPACE, order, workspace.pointer),
      ])
      withExtendedLifetime((gradient, workspace)) {}
      return [result]
    }
  }
}
