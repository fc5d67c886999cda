internal import CDNN

/// Convolution through oneDNN: activations stay `nhwc`, weights are reordered as it wishes.
enum OneDNNConvolution: ConvolutionEngine {
  static func supports(_ shape: ConvolutionShape) -> Bool { true }

  /// The three primitives of one geometry, and the reorders of its weights.
  private struct Plan: Sendable {
    let forward: DNN.Primitive
    let backwardInput: DNN.Primitive
    let backwardWeight: DNN.Primitive
    let packForward: DNN.Primitive?
    let packBackward: DNN.Primitive?
    let unpackGradient: DNN.Primitive?
  }

  /// The forward pass of one geometry with a bias.
  private struct BiasedPlan: Sendable {
    let forward: DNN.Primitive
    let pack: DNN.Primitive?
  }

  private static let biasedPlans = DNN.Cache<ConvolutionShape, BiasedPlan>()
  private static let plans = DNN.Cache<ConvolutionShape, Plan>()

  /// Names of the implementations that oneDNN chose: forward, input, weight.
  static func implementations(_ shape: ConvolutionShape) -> [String] {
    let plan = plan(shape)
    return [plan.forward, plan.backwardInput, plan.backwardWeight].map(\.implementation)
  }

  static func forward(_ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape) -> Tensor {
    forward(input, weight, shape, bias: nil)
  }

  static func forward(
    _ input: Tensor, _ weight: Tensor, _ shape: ConvolutionShape, bias: Tensor?
  ) -> Tensor {
    let output = Tensor.unwritten(shape.output)
    let (forward, pack): (DNN.Primitive, DNN.Primitive?)
    if bias == nil {
      let plan = plan(shape)
      (forward, pack) = (plan.forward, plan.packForward)
    } else {
      let plan = biasedPlans.value(for: shape) { biasedPlan(shape) }
      (forward, pack) = (plan.forward, plan.pack)
    }
    let order = forward.chosen(dnnl_query_weights_md)
    let packed = packed(weight, shape, pack, order)
    var operands: [(argument: Int32, DNN.Description, UnsafeMutableRawPointer)] = [
      (DNNL_ARG_SRC_0, DNN.activations(shape.input), input.memory),
      (DNNL_ARG_WEIGHTS_0, order, packed.pointer),
      (DNNL_ARG_DST_0, DNN.activations(shape.output), output.memory),
    ]
    if let bias { operands.append((DNNL_ARG_BIAS, DNN.vector(bias.count), bias.memory)) }
    forward.run(operands)
    withExtendedLifetime((input, weight, bias, packed)) {}
    return output
  }

  static func backwardInput(_ gradient: Tensor, _ weight: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    let plan = plan(shape)
    let result = Tensor.unwritten(shape.input)
    let order = plan.backwardInput.chosen(dnnl_query_weights_md)
    let packed = packed(weight, shape, plan.packBackward, order)
    plan.backwardInput.run([
      (DNNL_ARG_DIFF_DST_0, DNN.activations(shape.output), gradient.memory),
      (DNNL_ARG_WEIGHTS_0, order, packed.pointer),
      (DNNL_ARG_DIFF_SRC_0, DNN.activations(shape.input), result.memory),
    ])
    withExtendedLifetime((gradient, weight, packed)) {}
    return result
  }

  /// Whether oneDNN 2.6 writes behind its scratch memory in the gradient of the weights.
  ///
  /// Its `jit_1x1` kernels copy the pixels that a stride leaves, by whole vectors of channels into
  /// rows of as many as there are. Seen with fewer than 16 channels (AVX-512), or 8 (AVX2).
  static func overruns(_ shape: ConvolutionShape) -> Bool {
    shape.weight[2] == 1 && shape.weight[3] == 1 && shape.stride > 1
  }

  /// The gradient of the weights; ``DirectConvolution`` computes it where oneDNN's is not safe.
  static func backwardWeight(_ gradient: Tensor, _ input: Tensor, _ shape: ConvolutionShape)
    -> Tensor
  {
    if overruns(shape) { return DirectConvolution.backwardWeight(gradient, input, shape) }
    let plan = plan(shape)
    let result = Tensor.unwritten(shape.weight)
    let order = plan.backwardWeight.chosen(dnnl_query_diff_weights_md)
    let packed = plan.unpackGradient == nil ? nil : Storage(byteCount: DNN.byteCount(order))
    plan.backwardWeight.run([
      (DNNL_ARG_SRC_0, DNN.activations(shape.input), input.memory),
      (DNNL_ARG_DIFF_DST_0, DNN.activations(shape.output), gradient.memory),
      (DNNL_ARG_DIFF_WEIGHTS_0, order, packed?.pointer ?? result.memory),
    ])
    if let packed {
      plan.unpackGradient?.run([
        (DNNL_ARG_SRC_0, order, packed.pointer),
        (DNNL_ARG_DST_0, plainWeights(shape), result.memory),
      ])
    }
    withExtendedLifetime((gradient, input, packed)) {}
    return result
  }

  /// The weights in the order that a primitive chose; themselves when it is the plain one.
  private static func packed(
    _ weight: Tensor, _ shape: ConvolutionShape, _ pack: DNN.Primitive?, _ order: DNN.Description
  ) -> Storage {
    guard let pack else { return weight.node.storage }
    let result = Storage(byteCount: DNN.byteCount(order))
    pack.run([
      (DNNL_ARG_SRC_0, plainWeights(shape), weight.memory), (DNNL_ARG_DST_0, order, result.pointer),
    ])
    return result
  }

  private static func groupedWeights(_ shape: ConvolutionShape) -> [Int] {
    shape.groups == 1
      ? shape.weight : [shape.groups, shape.weight[0] / shape.groups] + shape.weight[1...]
  }

  private static func plainWeights(_ shape: ConvolutionShape) -> DNN.Description {
    DNN.description(groupedWeights(shape), shape.groups == 1 ? dnnl_abcd : dnnl_abcde)
  }

  private static func biasedPlan(_ shape: ConvolutionShape) -> BiasedPlan {
    var (source, destination) = (DNN.activations(shape.input), DNN.activations(shape.output))
    var weights = DNN.description(groupedWeights(shape), dnnl_format_tag_any)
    var bias = DNN.vector(shape.weight[0])
    let strides = [Int64](repeating: Int64(shape.stride), count: 2)
    let padding = [Int64(shape.padding.vertical), Int64(shape.padding.horizontal)]
    var description = dnnl_convolution_desc_t()
    DNN.check(
      dnnl_convolution_forward_desc_init(
        &description, dnnl_forward_training, dnnl_convolution_direct, &source, &weights, &bias,
        &destination, strides, padding, padding), "biased convolution of \(shape)")
    let forward = DNN.Primitive(description)
    let (plain, order) = (plainWeights(shape), forward.chosen(dnnl_query_weights_md))
    return BiasedPlan(
      forward: forward,
      pack: DNN.isSame(plain, order) ? nil : DNN.Primitive(reordering: plain, to: order))
  }

  private static func plan(_ shape: ConvolutionShape) -> Plan {
    plans.value(for: shape) {
      var (source, destination) = (DNN.activations(shape.input), DNN.activations(shape.output))
      var weights = DNN.description(groupedWeights(shape), dnnl_format_tag_any)
      let strides = [Int64](repeating: Int64(shape.stride), count: 2)
      let padding = [Int64(shape.padding.vertical), Int64(shape.padding.horizontal)]
      var description = dnnl_convolution_desc_t()
      DNN.check(
        dnnl_convolution_forward_desc_init(
          &description, dnnl_forward_training, dnnl_convolution_direct, &source, &weights, nil,
          &destination, strides, padding, padding), "convolution of \(shape)")
      let forward = DNN.Primitive(description)
      DNN.check(
        dnnl_convolution_backward_data_desc_init(
          &description, dnnl_convolution_direct, &source, &weights, &destination, strides, padding,
          padding), "input gradient of \(shape)")
      let backwardInput = DNN.Primitive(description, hint: forward)
      DNN.check(
        dnnl_convolution_backward_weights_desc_init(
          &description, dnnl_convolution_direct, &source, &weights, nil, &destination, strides,
          padding, padding), "weight gradient of \(shape)")
      let backwardWeight = DNN.Primitive(description, hint: forward)
      let plain = plainWeights(shape)
      func reorder(_ from: DNN.Description, _ to: DNN.Description) -> DNN.Primitive? {
        DNN.isSame(from, to) ? nil : DNN.Primitive(reordering: from, to: to)
      }
      return Plan(
        forward: forward, backwardInput: backwardInput, backwardWeight: backwardWeight,
        packForward: reorder(plain, forward.chosen(dnnl_query_weights_md)),
        packBackward: reorder(plain, backwardInput.chosen(dnnl_query_weights_md)),
        unpackGradient: reorder(backwardWeight.chosen(dnnl_query_diff_weights_md), plain))
    }
  }
}
