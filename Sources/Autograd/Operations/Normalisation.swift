internal import CDNN

/// What batch normalisation made: the output, and the statistics of the batch.
public struct BatchNormalised: Sendable {
  /// Of the shape of the input.
  public let output: Tensor
  /// Means of the batch, `[channels]`.
  public let mean: Tensor
  /// Biased variances of the batch, `[channels]`.
  public let variance: Tensor
}

extension Tensor {
  /// Batch normalisation over all but the last axis, with the batch's own statistics.
  ///
  ///     y = activation(scale · (x - mean) / √(variance + ε) + shift + residual)
  ///
  /// - Shapes: `[batch, height, width, channels]`, the residual too; scale and shift `[channels]`.
  /// - Source: Ioffe, Szegedy, "Batch Normalization", ICML 2015, algorithm 1.
  public func batchNormalised(
    scale: Tensor, shift: Tensor, epsilon: Double = 1e-5, activation: Activation = .none,
    adding residual: Tensor? = nil
  ) -> BatchNormalised {
    require(
      shape.count == 4 && scale.shape == [shape[3]] && shift.shape == [shape[3]],
      "batch normalisation of \(shape) with scale \(scale.shape) and shift \(shift.shape)")
    require(
      residual == nil || residual?.shape == shape,
      "a residual of \(residual?.shape ?? []) for \(shape)")
    guard type == .float32 else {
      return referenceBatchNormalised(scale, shift, epsilon, activation, residual)
    }
    let fused = activation == .relu && residual == nil
    let normalised = OneDNNNormalisation.apply(self, scale, shift, epsilon, fused)
    guard !fused else { return normalised }
    let sum = residual.map { normalised.output + $0 } ?? normalised.output
    return BatchNormalised(
      output: sum.activated(activation), mean: normalised.mean, variance: normalised.variance)
  }

  /// The same from other operations: the reference path.
  func referenceBatchNormalised(
    _ scale: Tensor, _ shift: Tensor, _ epsilon: Double, _ activation: Activation,
    _ residual: Tensor?
  ) -> BatchNormalised {
    let channels = shape[3]
    let rows = reshaped(to: [count / channels, channels])
    let mean = rows.mean(along: 0)
    let centred = rows - mean
    let variance = centred.squared().mean(along: 0)
    let output = centred / (variance + epsilon).squareRoot() * scale + shift
    let shaped = output.reshaped(to: shape)
    return BatchNormalised(
      output: (residual.map { shaped + $0 } ?? shaped).activated(activation),
      mean: mean.detached(), variance: variance.detached())
  }

  /// Batch normalisation with given statistics, as in inference.
  public func normalised(
    mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Double = 1e-5,
    activation: Activation = .none, adding residual: Tensor? = nil
  ) -> Tensor {
    let factor = scale / (variance + epsilon).squareRoot()
    let output = self * factor + (shift - mean * factor)
    return (residual.map { output + $0 } ?? output).activated(activation)
  }
}

/// Batch normalisation through oneDNN, rectification fused.
private enum OneDNNNormalisation {
  private struct Key: Hashable, Sendable {
    let shape: [Int]
    let epsilon: Float
    let rectified: Bool
  }

  private struct Plan: Sendable {
    let forward: DNN.Primitive
    let backward: DNN.Primitive
  }

  private static let plans = DNN.Cache<Key, Plan>()

  private static func plan(_ key: Key) -> Plan {
    plans.value(for: key) {
      var data = DNN.activations(key.shape)
      var flags = dnnl_use_scale.rawValue | dnnl_use_shift.rawValue
      if key.rectified { flags |= dnnl_fuse_norm_relu.rawValue }
      var description = dnnl_batch_normalization_desc_t()
      DNN.check(
        dnnl_batch_normalization_forward_desc_init(
          &description, dnnl_forward_training, &data, key.epsilon, flags),
        "normalisation of \(key.shape)")
      let forward = DNN.Primitive(description)
      DNN.check(
        dnnl_batch_normalization_backward_desc_init(
          &description, dnnl_backward, &data, &data, key.epsilon, flags),
        "gradient of normalisation of \(key.shape)")
      return Plan(forward: forward, backward: DNN.Primitive(description, hint: forward))
    }
  }

  static func apply(
    _ input: Tensor, _ scale: Tensor, _ shift: Tensor, _ epsilon: Double, _ rectified: Bool
  ) -> BatchNormalised {
    let plan = plan(Key(shape: input.shape, epsilon: Float(epsilon), rectified: rectified))
    let channels = [input.shape[3]]
    let (data, vector) = (DNN.activations(input.shape), DNN.vector(channels[0]))
    let output = Tensor.unwritten(input.shape)
    let (mean, variance) = (Tensor.unwritten(channels), Tensor.unwritten(channels))
    // Which outputs were rectified, one byte each.
    let order = plan.forward.chosen(dnnl_query_workspace_md)
    let workspace = rectified ? Storage(byteCount: DNN.byteCount(order)) : nil
    var operands = [
      (DNNL_ARG_SRC_0, data, input.memory), (DNNL_ARG_DST_0, data, output.memory),
      (DNNL_ARG_MEAN, vector, mean.memory), (DNNL_ARG_VARIANCE, vector, variance.memory),
      (DNNL_ARG_SCALE, vector, scale.memory), (DNNL_ARG_SHIFT, vector, shift.memory),
    ]
    if let workspace { operands.append((DNNL_ARG_WORKSPACE, order, workspace.pointer)) }
    plan.forward.run(operands)
    let (x, factor, offset) = (input.detached(), scale.detached(), shift.detached())
    let recorded = output.recorded(from: [input, scale, shift]) { gradient in
      let toInput = Tensor.unwritten(x.shape)
      let (toScale, toShift) = (Tensor.unwritten(channels), Tensor.unwritten(channels))
      var operands = [
        (DNNL_ARG_SRC_0, data, x.memory), (DNNL_ARG_DIFF_DST_0, data, gradient.memory),
        (DNNL_ARG_MEAN, vector, mean.memory), (DNNL_ARG_VARIANCE, vector, variance.memory),
        (DNNL_ARG_SCALE, vector, factor.memory), (DNNL_ARG_SHIFT, vector, offset.memory),
        (DNNL_ARG_DIFF_SRC_0, data, toInput.memory),
        (DNNL_ARG_DIFF_SCALE, vector, toScale.memory),
        (DNNL_ARG_DIFF_SHIFT, vector, toShift.memory),
      ]
      if let workspace { operands.append((DNNL_ARG_WORKSPACE, order, workspace.pointer)) }
      plan.backward.run(operands)
      withExtendedLifetime((x, factor, offset, gradient, workspace)) {}
      return [toInput, toScale, toShift]
    }
    withExtendedLifetime((input, scale, shift)) {}
    return BatchNormalised(output: recorded, mean: mean, variance: variance)
  }
}
